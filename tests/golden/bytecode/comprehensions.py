# Comprehensions are functions of their first iterable.
def f(items, n):
    squares = [x * x for x in items if x > n]
    return squares, {x for x in items}, {x: y for x in items for y in x}

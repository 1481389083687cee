"""Comprehensions have their own scope; closures in them and around them."""


def outer(n):
    factor = 10
    products = [factor * i for i in range(n)]
    functions = [lambda: i * factor for i in range(n)]
    nested = [[i * j + factor for j in range(i)] for i in range(n)]
    factor = 100
    return products, [f() for f in functions], nested


def leak():
    i = "outer i"
    squares = [i * i for i in range(4)]
    table = {i: str(i) for i in range(2)}
    numbers = {i % 2 for i in range(4)}
    return i, squares, table, sorted(numbers)


def parameter_default(n):
    return [(lambda x, y=k: x + y + n)(1) for k in range(3)]


def counter():
    calls = 0

    def tick():
        nonlocal calls
        calls += 1
        return calls

    ticks = [tick() for _ in range(3)]
    return ticks, {tick(): tick() for _ in range(2)}, calls


print(outer(4))
print(leak())
print(parameter_default(10))
print(counter())
x = "global"
print([x for x in range(3)], x, [x for _ in range(1)], [[x for x in "ab"] for x in range(2)])
print([y for y in [z for z in range(5) if z % 2] if y > 1], [a + b for a in "xy" for b in "12"], [a for a in range(3) for a in range(a)])
print({k: v for k, v in [("a", 1), ("b", 2)] if v > 1}, {(i, j) for i in range(2) for j in range(2) if i != j} == {(0, 1), (1, 0)})


class Body:
    size = 3
    items = [n for n in range(size)]
    try:
        broken = [size for _ in range(2)]
    except NameError as error:
        broken = str(error)


print(Body.items, Body.broken)
try:
    [undefined_function(i) for i in range(3)]
except NameError as error:
    print(error)
try:
    [1 // (2 - i) for i in range(5)]
except ZeroDivisionError as error:
    print(error)
print([i if i % 2 else [i] for i in range(4)], [*range(3), *[i for i in "ab"]], len([0 for _ in range(1000)]), [[]for _ in range(2)])

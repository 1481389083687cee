# Assignment to several targets.
def f(a, b, items):
    a, b = b, a
    x = y = a
    (p, q), *rest, last = items
    a[0], b.attr = items
    for i, (j, k) in items:
        print(i, j, k)
    return x, y, p, q, rest, last

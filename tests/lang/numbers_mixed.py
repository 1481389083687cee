# Ints and floats that meet in one variable, list or parameter.


def total(xs, rounds):
    t = 0
    for _ in range(rounds):
        for x in xs:
            t += x
    return t


def accumulate(n):
    r = 0
    for i in range(n):
        r += i & 7
        r += 0.5
    return r


def alternate(n):
    t, seen = 1, []
    for i in range(n):
        t = t * 2 - i if i % 3 else t * 0.5
        if t > 1e6:
            t = 1
        if i % 97 == 0:
            seen.append((type(t).__name__, t))
    return seen


def product(xs):
    p = 1
    for x in xs:
        p = p * x
    return p


def difference(a, b):
    return a - b


print(total([1, 2.5, 3, 4.0], 600))
print(total([1, 2, 3, 4], 600))
print(total([0.1, 2**61, -1.5, 2**61 - 1], 500))
print(accumulate(3000))
print(alternate(3000))
print(product([3, 0.5] * 300), product([3, 2] * 40))
print(total([True, 1, 0.5], 500))
for a, b in ((1, 2), (1.5, 2), (1, 2.5), (0.0, -0.0), (-0.0, 0), (0, -0.0), (1e308, -1e308), (2**62, 1.0)):
    for _ in range(300):
        r = difference(a, b)
    print(r)
for bad in ("x", None, [1]):
    try:
        print(difference(1.0, bad))
    except TypeError as e:
        print(e)
    try:
        print(difference(bad, 1))
    except TypeError as e:
        print(e)

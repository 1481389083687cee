"""Tuples as temporary values: swaps, rotations, several results, chained assignment."""

a, b = 1, 2
a, b = b, a
print(a, b)
a, b, c = 1, 2, 3
a, b, c = c, a, b
print(a, b, c)
items = [0, 1, 2, 3]
items[0], items[-1] = items[-1], items[0]
i = 0
i, items[i] = 2, "set through new i"
print(i, items)
x = y = z = 7
x += 1
print(x, y, z)


def divide(n, d):
    return n // d, n % d


quotient, remainder = divide(17, 5)
print(quotient, remainder, divide(9, 4)[1], divide(*divide(100, 9)))


def fibonacci(n):
    a, b = 0, 1
    while a < n:
        a, b = b, a + b
    return a, b


print(fibonacci(1000))
(a, b), c = (1, 2), 3
[d, [e, f]] = 4, (5, 6)
print(a, b, c, d, e, f)
a = b, c = 8, 9
print(a, b, c)
order = []


def get(name, value):
    order.append(name)
    return value


get("list", items)[get("index", 1)], q = get("first", "x"), get("second", "y")
print(order, items, q)
first, second = {"k1": 1, "k2": 2}
print(first, second)
a, b = "xy"
print(a, b)

"""Keyword, default, star and nested calls on hot paths."""


def f(a, b=2, *args, c=3, **kwargs):
    return a + b * 10 + c * 100 + len(args) * 1000 + len(kwargs) * 10000


def g(x, /, y, *, z):
    return x * y - z


def positional(n):
    total = 0
    for i in range(n):
        total += f(i) + f(i, 1) + f(i, 1, 5, 5)
    return total


def keywords(n):
    total = 0
    for i in range(n):
        total += f(a=i) + f(i, c=1) + f(b=1, a=i) + f(i, d=5, e=6) + g(i, y=2, z=1)
    return total


def stars(n, args, kwargs):
    total = 0
    for i in range(n):
        total += f(*args) + f(i, **kwargs) + f(*args, **kwargs) + f(i, *args)
    return total


def forwards(*args, **kwargs):
    return f(*args, **kwargs)


def forwarding(n):
    total = 0
    for i in range(n):
        total += forwards(i) + forwards(i, 1, c=2) + forwards(i, k=1)
    return total


def nested_calls(n):
    total = 0
    for i in range(n):
        total += f(f(1, f(i, 0, c=0), c=0), c=max(1, min(i, 2), abs(-1)))
    return total


def builtin_keywords(n):
    total = 0
    for i in range(n):
        total += int("11", base=2) + max([1, i % 5], key=lambda v: -v) + sorted([3, 1, 2], reverse=True)[0] + sum([1], start=i)
    return total


def recursive_default(n, acc=0):
    return acc if n == 0 else recursive_default(n - 1, acc=acc + n)


def mutable_default(i, seen=[]):
    seen.append(i)
    return len(seen)


class C:
    def m(self, a, b=5, *, k=1):
        return a + b + k


def methods(n):
    c = C()
    bound = c.m
    total = 0
    for i in range(n):
        total += c.m(i) + c.m(i, 1) + c.m(a=i, k=2) + bound(i, b=3) + C.m(c, i)
    return total


print(positional(3000), keywords(3000), stars(2000, (1, 2, 3), {"c": 5, "z": 1}), stars(2000, [0.5], {}), forwarding(3000), nested_calls(3000), builtin_keywords(3000), methods(3000))
total = 0
for _ in range(100):
    total += recursive_default(100)
print(total, [mutable_default(i) for i in range(5000)][-1])
for bad in (lambda: stars(1000, (1,), {"a": 1}), lambda: stars(1000, 5, {}), lambda: stars(1000, (1,), [])):
    try:
        bad()
    except TypeError as error:
        print(error)

"""Builtins that hot code calls become shadowed by globals, then visible again."""


def measure(items, n):
    total = 0
    for _ in range(n):
        total += len(items) + abs(-2) + max(1, 2) + min(3, 4)
    return total


def count_to(n):
    total = 0
    for i in range(n):
        total += i
    return total


def check(values):
    found = 0
    for value in values:
        if isinstance(value, int):
            found += 1
    return found


def shadow_in_loop(n):
    global ord
    total = 0
    for i in range(n):
        total += ord("a")
        if i == n // 2:
            ord = lambda c: 1
    del ord
    return total


items = [1, 2, 3]
print(measure(items, 10000), count_to(20000), check([1, "a", 2.5, True] * 3000))
len = lambda value: 1000
print(measure(items, 10000))
abs = lambda value: 0.5
print(measure(items, 100))
del len
print(measure(items, 100))
del abs
print(measure(items, 10000))
builtin_range = range


def range(n):
    return [5] * 3


print(count_to(20000))
range = builtin_range
print(count_to(20000))
del range
print(count_to(20000))
isinstance = lambda value, kind: True
print(check([1, "a", 2.5]))
del isinstance
print(check([1, "a", 2.5] * 3000), shadow_in_loop(20000), shadow_in_loop(20000))
globals()["max"] = lambda a, b: -1
print(measure(items, 100))
globals().pop("max")
print(measure(items, 100))

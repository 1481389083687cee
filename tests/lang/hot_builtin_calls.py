"""Builtins called on hot paths with arguments whose types change."""


def lengths(items, n):
    total = 0
    for i in range(n):
        total += len(items[i % len(items)])
    return total


def numbers(values, n):
    total = 0
    for i in range(n):
        v = values[i % len(values)]
        total += abs(v) + int(v) + min(v, 3) + max(v, 3) + round(v) + bool(v)
    return total


def characters(n):
    total = 0
    for i in range(n):
        c = chr(97 + i % 26)
        total += ord(c) + len(str(i)) + int(str(i)) + len(repr(c))
    return total


def conversions(values, n):
    out = 0
    for i in range(n):
        v = values[i % len(values)]
        out += len(list(v)) + len(tuple(v)) + len(sorted(v)) + sum(map(len, map(str, v)))
    return out


def pairs(n):
    total = 0
    for i in range(n):
        q, r = divmod(i, 7)
        total += q * r + pow(i % 10, 2) + pow(3, i % 5, 7)
        for j, k in zip((1, 2), (3, 4)):
            total += j * k
        for j, k in enumerate("ab"):
            total += j + ord(k)
    return total


def queries(values, n):
    total = 0
    for i in range(n):
        v = values[i % len(values)]
        total += isinstance(v, int) + 2 * callable(v) + 4 * hasattr(v, "append") + 8 * (type(v) is str) + 16 * (getattr(v, "real", None) is not None)
    return total


def sums(n):
    data = [1, 2, 3]
    total = 0
    for i in range(n):
        total += sum(data) + min(data) + max(data) + any(data) + all(data) + len(data)
        if i == n // 2:
            data[1] = 0.5
        if i == n - 10:
            data.append(2 ** 65)
    return total


def hashes(n):
    total = 0
    for i in range(n):
        if hash(i) == hash(float(i)) and hash((i, 1)) == hash((i, True)):
            total += 1
    return total


print(lengths([[1, 2], "abc", (1,), {1: 2}, {1, 2}, range(9)], 12000), numbers([1, -2, 5], 9000), numbers([1, -2.5, 5, True, 2 ** 70], 5000), characters(5000), pairs(3000))
print(conversions(["ab", (1, 2), [3], {4: 5}, range(3)], 2000), queries([1, len, [], "s", None, 2.5, lambda: 0, int], 8000), sums(5000), hashes(5000))
for bad, function in ((5, lengths), (None, lengths)):
    try:
        function([[1]] * 99 + [bad], 1000)
    except TypeError as error:
        print(error)
for bad in ("x", None, [1]):
    try:
        numbers([1] * 99 + [bad], 1000)
    except TypeError as error:
        print(error)
try:
    numbers([1] * 99 + [float("nan")], 1000)
except ValueError as error:
    print(error)

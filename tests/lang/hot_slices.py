"""Slices in hot loops: constant, varying, assigned, of several types."""


def chunks(text, size):
    out = []
    for i in range(0, len(text), size):
        out.append(text[i:i + size])
    return out


def rotate(n):
    items = [1, 2, 3, 4, 5]
    for i in range(n):
        items = items[1:] + items[:1]
    return items


def reversed_often(n):
    items = list(range(20))
    for i in range(n):
        items = items[::-1] if i % 2 else items[:]
        items[i % 20:i % 20 + 2] = [i, i + 1]
        if len(items) > 20:
            del items[20:]
    return items


def windows(values, width):
    best = 0
    for i in range(len(values) - width + 1):
        best = max(best, sum(values[i:i + width]))
    return best


def kinds(sources, n):
    total = 0
    for i in range(n):
        s = sources[i % len(sources)]
        total += len(s[1:3]) + len(s[-2:]) + len(s[::2]) + len(s[i % 5:]) + (s[1:2] == s[1:2])
    return total


def merge_sort(items):
    if len(items) < 2:
        return items
    middle = len(items) // 2
    left, right = merge_sort(items[:middle]), merge_sort(items[middle:])
    out = []
    i = j = 0
    while i < len(left) and j < len(right):
        if right[j] < left[i]:
            out.append(right[j])
            j += 1
        else:
            out.append(left[i])
            i += 1
    return out + left[i:] + right[j:]


def wrong(n):
    items = [1, 2, 3]
    bounds = [1] * (n - 1) + ["x"]
    for i in range(n):
        items[bounds[i]:]


text = "abcdefghij" * 500
parts = chunks(text, 3)
print(len(parts), parts[0], parts[-1], "".join(parts) == text, rotate(10003), reversed_often(5000), windows([i * 7 % 31 for i in range(3000)], 10))
print(kinds([[1, 2, 3, 4], (1, 2, 3), "hello", range(6)], 8000), kinds([[1, 2, 3, 4]], 8000))
data = [i * 7919 % 1009 for i in range(1000)]
print(merge_sort(data) == sorted(data), merge_sort("hello world".split()), merge_sort([2.5, 1, 2 ** 70, True]))
try:
    wrong(5000)
except TypeError as error:
    print(error)

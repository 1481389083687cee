"""sorted and list.sort: stability, keys, reverse, errors that leave the list alone."""


class Record:
    def __init__(self, name, group):
        self.name = name
        self.group = group

    def __repr__(self):
        return "%s%d" % (self.name, self.group)


def lcg(count, limit):
    seed = 7
    out = []
    for _ in range(count):
        seed = (seed * 1103515245 + 12345) % 2147483648
        out.append((seed >> 8) % limit)
    return out


records = [Record(c, i % 3) for i, c in enumerate("abcdefghij")]
print(sorted(records, key=lambda r: r.group))
print(sorted(records, key=lambda r: r.group, reverse=True))
print(sorted(records, key=lambda r: (-r.group, r.name)))
records.sort(key=lambda r: r.name, reverse=True)
print(records)
print(sorted([3, 1, 2]), sorted("hello"), sorted({"b": 1, "a": 2}), sorted((3, 1)), sorted([]), sorted({3, 1, 2}), sorted(range(5, 0, -1)), sorted([1]), sorted([True, 0, 2.5, -1]))
print(sorted([3, -2, 1], key=abs), sorted(["b", "A", "c"]), sorted(["b", "A", "c"], key=str.lower), sorted([(1, "b"), (1, "a"), (0, "z")]), sorted([[2], [1, 5], []]), sorted(["10", "9", "1"], key=int))
print(sorted([1, 2, 3, 4], key=lambda n: n % 2), sorted([1, 2, 3, 4], key=lambda n: n % 2, reverse=True), sorted([5, 3], reverse=1), sorted([5, 3], reverse=0), sorted([1, 2], key=None))
for count in (10, 63, 64, 65, 200, 1000):
    numbers = lcg(count, count // 2 + 1)
    pairs = [(n, i) for i, n in enumerate(numbers)]
    by_first = sorted(pairs, key=lambda p: p[0])
    assert by_first == sorted(pairs)
    down = sorted(pairs, key=lambda p: p[0], reverse=True)
    assert [p[0] for p in down] == sorted(numbers)[::-1]
    assert all([down[i][0] != down[i + 1][0] or down[i][1] < down[i + 1][1] for i in range(count - 1)])
    assert sorted(sorted(numbers)) == sorted(sorted(numbers, reverse=True)) == sorted(numbers)
    assert sorted([float(n) for n in numbers]) == sorted(numbers)
    assert sorted([str(n) for n in numbers], key=int) == [str(n) for n in sorted(numbers)]
    print(count, sorted(numbers)[:5], sum(sorted(numbers)[::3]))
calls = []


def key(n):
    calls.append(n)
    return -n


print(sorted([2, 3, 1], key=key), calls)


def attempt(operation):
    try:
        print(operation())
    except (TypeError, ValueError, ZeroDivisionError) as error:
        print(type(error).__name__, error)


mixed = [3, 1, "a", 2]
attempt(lambda: mixed.sort())
print(sorted(map(str, mixed)))
unchanged = [3, 1, 0, 2]
attempt(lambda: unchanged.sort(key=lambda n: 1 // n))
print(unchanged)
attempt(lambda: sorted(5))
attempt(lambda: sorted([1], 5))
attempt(lambda: sorted([1], key=1))
attempt(lambda: sorted([1], nothing=1))
attempt(lambda: sorted([None, None]))
attempt(lambda: sorted([1], reverse="x"))


def mutate(n):
    target.append(n)
    return n


target = [2, 1]
attempt(lambda: target.sort(key=mutate))

"""Dicts in hot loops: hits, misses, growth, deletion, key types that change."""


def counting(keys):
    counts = {}
    for k in keys:
        if k in counts:
            counts[k] += 1
        else:
            counts[k] = 1
    return counts


def lookups(table, keys):
    total = missed = 0
    for k in keys:
        try:
            total += table[k]
        except KeyError:
            missed += 1
    return total, missed


def grow_and_shrink(n):
    d = {}
    for i in range(n):
        d[i] = i
        if i >= 100:
            del d[i - 100]
    return len(d), min(d), max(d), sum(d.values())


def constant_keys(n):
    d = {"a": 1, "b": 2}
    total = 0
    for i in range(n):
        total += d["a"]
        d["b"] = d["b"] + 1
        if i == n // 2:
            d["a"] = 0.5
        if i == n - 5:
            d["c"] = 1
    return total, d


def iterate(d, n):
    total = 0
    for _ in range(n):
        for k in d:
            total += k
        for k, v in d.items():
            total += v
        for v in d.values():
            total -= v
    return total


def changed_while_iterating(n):
    d = {i: i for i in range(n)}
    seen = 0
    try:
        for k in d:
            seen += 1
            if k == n - 5:
                d[-1] = 1
    except RuntimeError as error:
        return seen, str(error)


def get_default(n):
    d = {}
    for i in range(n):
        d[i % 10] = d.get(i % 10, 0) + i
    return sorted(d.items())


def memo_fibonacci(n, table):
    if n in table:
        return table[n]
    table[n] = memo_fibonacci(n - 1, table) + memo_fibonacci(n - 2, table)
    return table[n]


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n % 10

    def __eq__(self, other):
        return self.n == other.n


def object_keys(n):
    d = {}
    for i in range(n):
        d[Key(i % 30)] = i
    return len(d), sum(d.values())


def tuple_keys(n):
    grid = {}
    for i in range(n):
        grid[i % 30, i % 20] = i
    total = 0
    for x in range(30):
        for y in range(20):
            total += grid.get((x, y), -1)
    return len(grid), total


n = 20000
print(sorted(counting([i % 7 for i in range(n)]).items()), sorted(counting(list("hello world") * 1000).items()), counting([1, 1.0, True] * 1000), len(counting([i / 2 for i in range(n)])))
print(sorted(counting([1, "1", (1,), None, 2.5] * 2000).items(), key=str))
print(lookups({i: i for i in range(100)}, [i % 100 for i in range(n)]), lookups({i: i for i in range(100)}, [i % 150 for i in range(n)]), lookups({"a": 1, "b": 2}, ["a", "b", "c"] * 3000), lookups({1: 1}, [1, 1.0, True, "1", 2 ** 64, None] * 1000))
print(grow_and_shrink(n), constant_keys(n), iterate({i: i * 2 for i in range(50)}, 100), changed_while_iterating(n), get_default(n))
print(memo_fibonacci(200, {0: 0, 1: 1}), object_keys(5000), tuple_keys(n))
try:
    lookups({}, [1] * 1000 + [[]])
except TypeError as error:
    print(error)

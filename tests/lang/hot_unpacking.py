"""Unpacking in hot loops: kinds and lengths of what is unpacked change."""


def pairs(items):
    total = 0
    for a, b in items:
        total += a * 2 + b
    return total


def starred(items):
    total = 0
    for first, *rest in items:
        total += first + len(rest)
    return total


def nested(items):
    total = 0
    for (a, b), c in items:
        total += a + b * c
    return total


def assign(values, n):
    out = 0
    for i in range(n):
        x, y, z = values[i % len(values)]
        out += x - y + z
    return out


def swaps(n):
    a, b, c = 1, 2, 3
    items = [0, 1, 2]
    for i in range(n):
        a, b, c = c, a, b
        items[i % 3], items[(i + 1) % 3] = items[(i + 1) % 3], items[i % 3]
    return a, b, c, items


class Triple:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return iter((self.n, self.n, 1))


def attempt(function, *args):
    try:
        print(function(*args))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


n = 10000
attempt(pairs, [(i, 1) for i in range(n)])
attempt(pairs, [[i, 1] for i in range(n)])
attempt(pairs, [(i, 1) for i in range(n)] + [[1, 2]] + [(1, 0.5)])
attempt(pairs, [(i, 1) for i in range(n)] + [(1, 2, 3)])
attempt(pairs, [(i, 1) for i in range(n)] + [(1,)])
attempt(pairs, [(i, 1) for i in range(n)] + [5])
attempt(pairs, [(i, 1) for i in range(n)] + [None])
attempt(pairs, [(i, 1) for i in range(n)] + ["ab"])
attempt(pairs, [(i, 1) for i in range(n)] + [{1: 0, 2: 0}])
attempt(pairs, {(i, 1): 0 for i in range(n)})
attempt(pairs, {i: 2 for i in range(n)}.items())
attempt(pairs, enumerate(range(n)))
attempt(pairs, zip(range(n), range(n)))
attempt(starred, [(i, 1, 2) for i in range(n)])
attempt(starred, [(i,) for i in range(n)] + [[1, 2, 3, 4]] + [range(5)])
attempt(starred, [(i,) for i in range(n)] + [()])
attempt(nested, [((i, 1), 2) for i in range(n)])
attempt(nested, [((i, 1), 2) for i in range(n)] + [([1, 0.5], 2)])
attempt(nested, [((i, 1), 2) for i in range(n)] + [(5, 2)])
attempt(assign, [(1, 2, 3)], n)
attempt(assign, [(1, 2, 3), [4, 5, 6], Triple(5), range(3), (0.5, 1, 2 ** 62)], n)
attempt(assign, [(1, 2, 3)] * 999 + [(1, 2)], n)
attempt(assign, [(1, 2, 3)] * 999 + ["abcd"], n)
attempt(swaps, n)

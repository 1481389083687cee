"""Tuples that are made to be looked up: compiled code has only their items."""


def grid(n):
    seen = set()
    counts = {}
    hits = 0
    for i in range(n):
        x, y = i % 7, i % 5
        seen.add((x, y))
        if (x, y) in counts:
            counts[(x, y)] += 1
            hits += 1
        else:
            counts[x, y] = 1
        counts[(x, "total")] = counts.get((x, "total"), 0) + y
    return len(seen), hits, sorted(counts.items(), key=repr)[:6]


print(grid(3000))


# Keys that take more than looking: floats, bools, big ints, nested tuples, instances.
class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n

    def __eq__(self, other):
        return isinstance(other, Key) and self.n == other.n


def others(n):
    table = {}
    odd = [1, 1.0, True, 1 << 70, "a", ("a", 1), None, Key(3)]
    for i in range(n):
        a, b = odd[i % len(odd)], odd[i * 3 % 5]
        table[(a, b)] = table[(a, b)] + 1 if (a, b) in table else 1
    return [([type(x).__name__ for x in k], v) for k, v in table.items()]


print(others(2000))


# What is stored stays one object.
def same(n):
    kept = {}
    names = set()
    for i in range(n):
        key = (i % 10, "k")
        if key not in kept:
            kept[key] = key
            names.add(key)
    first = sorted(names)
    return all([kept[k] is k for k in first]), all([a is b for a, b in zip(sorted(kept), first)]), len(first)


print(same(2000))


def shared(n):
    one, two = {}, set()
    for i in range(n):
        key = (i % 10, i % 3)
        one[key] = i
        two.add(key)
    return all([a is b for a, b in zip(sorted(one), sorted(two))])


print(shared(25))


def missing(n):
    table = {(1, 2): 3}
    found = errors = 0
    last = None
    for i in range(n):
        try:
            found += table[(i % 2, 2)]
        except KeyError as e:
            errors += 1
            last = e.args
    return found, errors, last


print(missing(2000))


def unhashable(n):
    seen = set()
    for i in range(n):
        try:
            seen.add((i % 3, [] if i == n - 5 else 1))
        except TypeError as e:
            print(e)
    return seen == {(0, 1), (1, 1), (2, 1)}


print(unhashable(2000))


class Pair(tuple):
    def __eq__(self, other):
        return False

    __hash__ = tuple.__hash__


def stored_otherwise(n):
    table = {Pair((1, 2)): "pair"}
    found = 0
    for i in range(n):
        found += (1, 2 + i % 2) in table
    return found


print(stored_otherwise(2000))

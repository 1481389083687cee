"""Sets made at once from lists and other sets, dicts copied: order, size, and who is compared with whom."""
import sys


class Random:
    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) & ((1 << 64) - 1)
        return (self.state >> 33) % n

    def choice(self, items):
        return items[self.below(len(items))]


class Key:
    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return self.value

    def __eq__(self, other):
        print("==", self, other)
        return self is other

    def __repr__(self):
        return f"Key({self.value})"


r = Random(7)


def items():
    n = r.choice([0, 1, 3, 4, 5, 6, 18, 19, 20, 76, 77, 78, 127, 128, 129, 200])
    step = r.choice([1, 8, 32, 128])
    if r.below(4) == 0:
        return list(range(0, n * step, step))
    most = r.choice([7, 32, 128, 500, 1 << 40])
    made = [r.below(most) * step for _ in range(n)]
    if r.below(4) == 0:
        for _ in range(3):
            made.insert(r.below(len(made) + 1), Key(r.below(most) * step))
    return made + r.choice([[], [2.0, True], [-1.5, -2]])


def show(s):
    plain = [x if isinstance(x, (int, float)) else repr(x) for x in s]
    print(type(s).__name__, len(s), sys.getsizeof(s), plain[:12])
    print(sum([i * int(x) for i, x in enumerate(s) if isinstance(x, int)]))


for _ in range(12):
    a, b = items(), items()
    s, t = set(a), frozenset(b)
    for result in (s, t, s | t, s & t, s - t, s ^ t, t - s, t & s, t ^ s, s.union(b), s.difference(b), s.intersection(b),
                   s.symmetric_difference(b), s.copy(), {*a, *b}, set(tuple(a)), s.difference(dict.fromkeys(b))):
        show(result)
    u = set()
    u.update(a)
    show(u)
    u.difference_update(b)
    show(u.copy())
    u |= t
    show(u - s)
show(set(range(100)))
show(set(range(0, 4000, 128)))
print(sorted(set("hello world")), len({"a", "b"} - {"a"}), sorted(set("abc") & {"a", "c", "d"}))

# a set is seen while it is filled
watched = set()


class Watching(Key):
    def __hash__(self):
        print("hash", sorted(watched, key=repr))
        return self.value


watched.update([1, 2, Watching(3), 4, Watching(1)])
print(len(watched))
partly = set()
try:
    partly.update([3, 1, 2, [], 5])
except TypeError as e:
    print(e, partly)


class Changing(Key):
    __hash__ = Key.__hash__

    def __eq__(self, other):
        shared.clear()
        return False


for operation in (lambda: shared.difference({5: 1, Changing(3): 2}), lambda: shared & {Changing(3), 4},
                  lambda: shared | {Changing(3)}, lambda: shared.add(Changing(2)), lambda: Changing(1) in shared,
                  lambda: shared.symmetric_difference([Changing(3)]), lambda: shared.difference([Changing(3), 1])):
    shared = {1, 2, 3}
    try:
        result = operation()
        print(sorted([x for x in result if isinstance(x, int)]) if isinstance(result, set) else result, len(shared))
    except RuntimeError as e:
        print(e)

# dicts: copies have the gaps and the room of what they copy, and share nothing
for _ in range(20):
    d = {x: str(x) for x in items()}
    for x in list(d)[::r.choice([2, 3, 7])]:
        del d[x]
    if d and r.below(2):
        d.popitem()
    e = d.copy()
    print(sys.getsizeof(e) == sys.getsizeof(d) or len(d) * 3 < sys.getsizeof(d), e == d, list(e)[:5])
    for i in range(12):
        e[i] = i
    f = {}
    f.update(d)
    f["f"] = 1
    g = d | {"g": 2}
    print(len(d), len(e), len(f), len(g), list({**d, "x": 1, **g, "y": 2, "z": 3})[-4:])


class Namespace:
    one = 1


copied = dict(vars(Namespace))
Namespace.one = 2
copied["one"] = 3
print(Namespace.one, copied["one"])
same = globals().copy()
r = None
print(same["r"] is r, "copied" in same)
for pairs in (lambda: {**{}, []: 1}, lambda: {**{}, "a": 1, None: 2, "a": 3}, lambda: {**{1: 1}, 1: 2, True: 3}):
    try:
        print(pairs())
    except TypeError as e:
        print(e)

# lists of what dicts and sets hold
kept = []
for i in range(60):
    d = {j: [j] for j in range(i)}
    for j in range(0, i, 3):
        del d[j]
    kept.extend(d.values())
    kept.extend(d)
    kept += {i, i + 8}
    kept[:0] = d.keys()
    kept.append(sorted(frozenset(d), reverse=True)[:2])
print(len(kept), kept[::97], list({}), list({}.values()), list(set()), sorted({3, 1, 2}), len([*d, *d.values(), *d.items()]))

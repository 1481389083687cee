"""Sets of numbers iterate in the order of their tables, after any sequence of operations."""

class R:
    def __init__(s, x): s.x = x
    def n(s, m):
        s.x = (s.x * 6364136223846793005 + 1442695040888963407) & ((1<<64)-1)
        return (s.x >> 33) % m
r = R(12345)
# sets: random operation sequences
for size in (3, 8, 20, 60, 300, 3000):
    for scale in (1, 7, 8, 64, 1000, 1 << 20, 1 << 40):
        s = set()
        for i in range(size * 3):
            x = r.n(size * 2) * scale - (size if r.n(4) == 0 else 0)
            k = r.n(5)
            if k < 3: s.add(x)
            elif k == 3: s.discard(x)
            elif s and r.n(3) == 0: s.pop()
        print(size, scale, list(s)[:60], len(s), hash(frozenset(s)))
        o = {r.n(size * 2) * scale for _ in range(size)}
        for res in (s | o, s & o, s - o, s ^ o, o - s, o ^ s, o | s, o & s, set(s), s.copy(), frozenset(s), s.union(list(o)), s.intersection(list(o)), s.difference(list(o)), s.symmetric_difference(list(o)), s.union(dict.fromkeys(o)), s.difference(dict.fromkeys(o)), s.intersection(dict.fromkeys(o)), s.symmetric_difference(dict.fromkeys(o)), set(dict.fromkeys(o)), set(dict.fromkeys(o).keys()), dict.fromkeys(o).keys() | s, dict.fromkeys(o).keys() & s, dict.fromkeys(o).keys() - s, dict.fromkeys(o).keys() ^ s):
            print(hash(tuple(res)), len(res), end=' ')
        print()
        t = set(s); t |= o; print(hash(tuple(t)))
        t = set(s); t &= o; print(hash(tuple(t)))
        t = set(s); t -= o; print(hash(tuple(t)))
        t = set(s); t ^= o; print(hash(tuple(t)))
        t = set(s); t.update(o, [1, 2, 3]); print(hash(tuple(t)))
        t = set(s); t.difference_update(o, [1, 2, 3]); print(hash(tuple(t)))
        t = set(s); t.intersection_update(list(o)); print(hash(tuple(t)))
        print(s <= o, s < o, s >= (s & o), (s & o) <= s, s == set(list(s)), s.isdisjoint(o), s.issubset(s | o))
# mixed numbers
s = set()
for i in range(200):
    s.add(r.n(50) / 2); s.add(-r.n(50)); s.add(r.n(10) * 10**20)
print(s)
s = {(i, j) for i in range(9) for j in range(9)}
print(s)
s = set([2**61 - 1, 2**61, 2**61 - 2, -1, -2, 2**62, 2**64, 0, 1])
print(s)
print({float('inf'), -float('inf'), 1e300, 1.5, 1e-300})
print({100, 33, 17, 49, 65}, {-1, -2, 5, 8, 16, 7}, {1, 1000, 100000, 10000000, 1000000000})
print({True, False, 2, 3}, {1, True, 1.0}, {0, False})
print({frozenset([1, 2]), frozenset([3]), frozenset()})
print(set(range(100)), set(range(0, 1000, 37)))
s = set(range(10))
for x in range(5): s.remove(x)
s |= set(range(100, 110)); print(s)
a = set([5]); it = iter(a); a.add(6)
try: next(it)
except RuntimeError as e: print(e)
try: next(it)
except RuntimeError as e: print(e)

"""Sorting: stability, keys, reverse, errors, lists that change meanwhile."""

class R:
    def __init__(s, x): s.x = x
    def n(s, m):
        s.x = (s.x * 6364136223846793005 + 1442695040888963407) & ((1<<64)-1)
        return (s.x >> 33) % m
r = R(5)
# sort
for n in (0, 1, 2, 5, 31, 32, 33, 63, 64, 65, 100, 257, 1000):
    a = [r.n(n + 1) for _ in range(n)]
    print(n, sorted(a) == sorted(a, reverse=True)[::-1], hash(tuple(sorted(a))))
    b = [(x % 7, i) for i, x in enumerate(a)]
    print(hash(tuple(sorted(b, key=lambda p: p[0]))), hash(tuple(sorted(b, key=lambda p: p[0], reverse=True))), hash(tuple(sorted(b))), hash(tuple(sorted(b, reverse=True))))
    c = [str(x) for x in a]; print(hash(tuple(map(int, sorted(c)))), sorted(c, key=len)[:5], sorted(c, key=int, reverse=True)[:5])
    e = [x / 3 for x in a]; print(hash(tuple(sorted(e))), sorted(e, key=lambda x: -x)[:3])
    f = [x if i % 2 else x / 2 for i, x in enumerate(a)]; print(hash(tuple(sorted(f))), sorted(f, key=abs)[:3])
    g = [10**18 * x * 100 for x in a]; print(hash(tuple(sorted(g))))
    h = [[x, i] for i, x in enumerate(a)]; h.sort(); print(hash(tuple(map(tuple, h))))
    h.sort(key=lambda p: (p[1] % 3, -p[0]), reverse=True); print(hash(tuple(map(tuple, h))))
    k = [(str(x % 5), x, None) for x in a]; 
    try: k.sort(); print(len(k))
    except TypeError as ex: print(ex)
class W:
    def __init__(s, v): s.v = v
    def __lt__(s, o): return s.v < o.v
    def __repr__(s): return f'W{s.v}'
w = [W(r.n(50)) for _ in range(120)]; print(sorted(w)); w.sort(reverse=True); print(w)
l = [3, 1, 2]
def key(x): l.append(x); return x
try: l.sort(key=key)
except ValueError as e: print(e, l)
def key2(x): raise KeyError(x)
l = [3, 1, 2]
try: l.sort(key=key2)
except KeyError as e: print(repr(e), l)
l = [3, 1, 2]
def key3(x): print(l, len(l)); return -x
l.sort(key=key3); print(l)
try: [1, 'a', 2].sort()
except TypeError as e: print(e)
try: [1, None].sort()
except TypeError as e: print(e)
print(sorted('hello'), sorted({3: 1, 1: 2}), sorted((3, 1)), sorted([True, False, 2, 0]), sorted([[2], [1, 5], []]), sorted(['b', 'A', 'a', 'é', 'z']))
print(sorted([3, 1, 2], key=None, reverse=1), sorted([1, 2], reverse=[]) if 0 else '')
try: sorted([1], reverse='x')
except TypeError as e: print(e)

"""Slices of lists, tuples and ranges; subclasses of containers; builtins over them."""

class R:
    def __init__(s, x): s.x = x
    def n(s, m):
        s.x = (s.x * 6364136223846793005 + 1442695040888963407) & ((1<<64)-1)
        return (s.x >> 33) % m
r = R(5)
# list operations against a model of slices
for trial in range(400):
    n = r.n(12); a = list(range(n))
    def b(): 
        k = r.n(4)
        return None if k == 0 else r.n(30) - 15
    st = [None, 1, 2, 3, -1, -2, -3][r.n(7)]
    s = slice(b(), b(), st)
    out = [a[s], tuple(a)[s], range(n)[s], s.indices(n)]
    c = list(a)
    try: c[s] = [100 + i for i in range(r.n(5))]; out.append(c)
    except ValueError as e: out.append(str(e))
    d = list(a); del d[s]; out.append(d)
    print(s, out)
a = [1, 2, 3]; a[1:1] = a; print(a); a[:] = a; print(a); a[::2] = 'xyz'; print(a); a += a; print(a); a *= 2; print(a); a[2:5] = (); print(a); a[len(a):] = [9]; print(a)
for bad in ('a[0:2]=5', 'a[::2]=5', 'a[::2]=[1]', 'a[100]=1', 'a["x"]=1', 'del a[100]', 'del a["x"]', 'a[1.0]=2', 'a[None]', 'a[::0]=[]', 'a.insert()', 'a.pop(100)', 'a.pop(-100)'):
    try: exec(bad); print(bad, 'ok')
    except Exception as e: print(bad, type(e).__name__, e)
a = [1, 2, 3, 2]
a.remove(2); print(a); a.insert(-1, 'x'); a.insert(100, 'y'); a.insert(-100, 'z'); print(a, a.index('x'), a.index(2, -2) if 2 in a[-2:] else None, a.count(2)); a.reverse(); print(a); print(a.pop(), a.pop(0), a.pop(-1), a); a.clear(); print(a)
class L(list):
    def __init__(self, *x): super().__init__(x); self.tag = 't'
x = L(1, 2, 3); x.append(4); print(x, x.tag, x[1:], type(x[1:]), x + [1], type(x + [1]), type(x * 2), x == [1, 2, 3, 4], len(x), x.copy(), type(x.copy()), x.__dict__)
class T(tuple):
    def __new__(cls, *x): return super().__new__(cls, x)
y = T(1, 2); y.a = 5; print(y, y.a, y + (3,), type(y[:]), hash(y) == hash((1, 2)), y == (1, 2), {y: 1}[(1, 2)])
class S(set): pass
z = S([1, 2]); z.q = 1; print(z, z | {3}, type(z | {3}), type(z.copy()), z.q, z == {1, 2})
class FS(frozenset): pass
print(FS([1]), type(FS([1]) | {2}), hash(FS([1])) == hash(frozenset([1])))
class E(enumerate): pass
print(list(E('ab')), type(E('')))
class G:
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i * i
    def __len__(self): return 4
print(list(G()), list(reversed(G())), 9 in G(), 10 in G(), tuple(G()), max(G()), sum(G()), dict(enumerate(G())), list(zip(G(), G())))
class Cmp:
    def __eq__(self, o): 
        lst.clear(); return False
lst = [Cmp(), Cmp(), 3]
print(3 in lst, lst)
lst = [Cmp(), Cmp(), 3]
print(lst == [1, 2, 3], lst)
lst = [Cmp()]*5
print(lst.count(3), lst)
lst = [Cmp()]*5
try: lst.index(3)
except ValueError as e: print(e)
lst = [Cmp()]*5
try: lst.remove(3)
except ValueError as e: print(e)
l = [1,2,3,4,5]
for x in l:
    if x % 2: l.remove(x)
print(l)
l = [1,2,3]
for x in l:
    if len(l) < 10: l.append(x * 10)
print(l)
print([1, 2] + [3], [0] * 3, 3 * [0], [1] < [2], [1, 2] <= [1, 2], [] < [1], [2] > [1, 5], (1, 2) + (3,), ((1,) * 3))
print(min([3, 1, 2]), max('abc'), min([], default=5), max([1, 2], key=lambda x: -x), min(3, 1, 2), max((1, 'a'), (1, 'b')), min([1.5, 1, 2]), max(1, 1.0), max(1.0, 1))
print(sum([1, 2.5, 3]), sum([[1], [2]], []), sum([0.1] * 10), sum([True, True]), sum([10**20, 1]), sum([1, 10**20, 0.5]), sum((), 5), sum([2**61, 2**61, 2**61, 2**61, 2**61]), sum([2**62] * 5), sum([0.5, 2**70]), sum(range(101)))
try: sum(['a'], '')
except TypeError as e: print(e)
try: sum(['a'])
except TypeError as e: print(e)
print(all([]), any([]), all([1, 0]), any([0, '']), 1, any(map(len, ['', 'a'])))
print(list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2], [3, 4])), list(zip([1, 2], 'ab', (5, 6))), list(zip(*[[1, 2], [3, 4]])), list(zip(range(3), range(10))), list(zip('a'*9, *['b'*9]*9))[0])
print(divmod(7, 2), divmod(-7, 2), divmod(7.5, 2), divmod(-7, 2.0), divmod(10**20, 7), divmod(True, 2), round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234, -2), round(5), round(1e20), round(True), pow(2, 10), pow(2, -1), pow(2, 10, 1000), pow(3, -1, 7), abs(-5), abs(-5.5), abs(-10**20), abs(True))
for f in (lambda: divmod(1, 0), lambda: divmod(1.0, 0), lambda: round('a'), lambda: round(float('nan')), lambda: round(float('inf')), lambda: pow(2, 3, 0), lambda: divmod('a', 1), lambda: abs([])):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(hash(1), hash(-1), hash(2**61 - 1), hash(2**61), hash(1.5), hash(True), hash((1, (2, 3))), hash(()), hash(frozenset()), hash(-2), hash(10**30), hash(0.1), hash((1.5, None) [:1]))
print(callable(len), callable(1), callable(int), callable(lambda: 0), isinstance(1, (str, int)), issubclass(bool, int), isinstance(True, int), type(1), id(1) == id(1))
print(repr('a\n'), ascii('é'), bin(10), oct(-8), hex(255), bin(2**70), hex(-1), chr(97), ord('a'), chr(0x10ffff) == '\U0010ffff', format(3.14159, '.2f'), format('a', '>5'), format(5), format([1]))
print(list(range(5)), list(range(5, 0, -2)), range(3), range(1, 10, 2), len(range(0, 10, 3)), 5 in range(10), 5.0 in range(10), 'a' in range(3), range(10)[2:5], range(10)[-1], list(range(0)), range(10).index(3), range(0, 10, 2).count(4))

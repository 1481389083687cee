"""Containers that meet classes with their own hash, equality, index, iteration and repr."""

# classes and containers
class V:
    def __init__(s, *x): s.x = list(x)
    def __len__(s): return len(s.x)
    def __getitem__(s, i): return s.x[i]
    def __setitem__(s, i, v): s.x[i] = v
    def __delitem__(s, i): del s.x[i]
    def __contains__(s, v): return v in s.x
    def __iter__(s): return iter(s.x)
    def __reversed__(s): return iter(['rev'])
    def __add__(s, o): return ('add', o)
    def __radd__(s, o): return ('radd', o)
    def __mul__(s, o): return ('mul', o)
    def __rmul__(s, o): return ('rmul', o)
    def __index__(s): return 2
    def __hash__(s): return 5
    def __eq__(s, o): return isinstance(o, V) and s.x == o.x
v = V(1, 2, 3)
print([1] + v, (1,) + v, [1] * v, (1,) * v, v + [1], v * [1], 2 * v, list(v), tuple(v), sorted(v), reversed(v), list(reversed(v)), [0, 1, 2, 3][v], 'abc'[v], range(v), [1, 2, 3][:v], {v: 1}[V(1, 2, 3)], set([v, V(1, 2, 3)]) == {v}, len(v), max(v), sum(v), 2 in v)
l = [1]; l += v; print(l)
l = [1]; l *= v; print(l)
class Idx:
    def __init__(s, i): s.i = i
    def __index__(s): return s.i
a = list(range(10)); print(a[Idx(3)], a[Idx(-1)], a[Idx(2):Idx(5)], a[::Idx(3)], a * Idx(2), a.pop(Idx(1)), a.index(5, Idx(2)), a.insert(Idx(0), 'i'), a)
class Bad:
    def __index__(s): return 'x'
for f in (lambda: a[Bad()], lambda: a[:Bad()], lambda: a * Bad(), lambda: range(Bad()), lambda: chr(Bad()), lambda: a.insert(Bad(), 1)):
    try: f()
    except Exception as e: print(type(e).__name__, e)
class BadHash:
    def __hash__(s): raise KeyError('h')
class StrHash:
    def __hash__(s): return 'x'
class NoHash:
    __hash__ = None
class EqOnly:
    def __eq__(s, o): return True
class BigHash:
    def __hash__(s): return 10**30
for c in (BadHash, StrHash, NoHash, EqOnly):
    for f in (lambda: {c(): 1}, lambda: {c()}, lambda: hash(c()), lambda: c() in {}, lambda: {}.get(c()), lambda: frozenset([c()]), lambda: hash((1, c())), lambda: dict.fromkeys([c()])):
        try: print(f())
        except Exception as e: print(type(e).__name__, e)
print(hash(BigHash()) == hash(10**30), {BigHash(): 1} is not None)
class EqBad:
    def __init__(s, n): s.n = n
    def __hash__(s): return 1
    def __eq__(s, o): raise ZeroDivisionError('eq')
d = {EqBad(1): 1}
for f in (lambda: d[EqBad(2)], lambda: EqBad(2) in d, lambda: d.pop(EqBad(2)), lambda: d.setdefault(EqBad(3)), lambda: d.update({EqBad(2): 3}), lambda: {EqBad(1), EqBad(2)}, lambda: [EqBad(1)].index(EqBad(2)), lambda: EqBad(1) in (EqBad(2),), lambda: [EqBad(1)] == [EqBad(2)], lambda: {1: EqBad(1)} == {1: EqBad(2)}, lambda: [EqBad(1)].remove(3), lambda: [EqBad(1)].count(1), lambda: d.get(EqBad(1)), lambda: sorted([EqBad(1), EqBad(2)])):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class Mut:
    def __init__(s, n): s.n = n
    def __hash__(s): return 1
    def __eq__(s, o):
        if 10 < len(dd) < 40 or len(dd) == 3: 
            for i in range(5): dd[i * 100 + len(dd)] = 1
        return isinstance(o, Mut) and s.n == o.n
dd = {}
for i in range(3): dd[Mut(i)] = i
print(dd[Mut(2)], len(dd), Mut(7) in dd)
class MutSet:
    def __init__(s, n): s.n = n
    def __hash__(s): return 1
    def __eq__(s, o):
        if 10 < len(ss) < 40 or len(ss) == 3:
            for i in range(5): ss.add(i * 100 + len(ss))
        return isinstance(o, MutSet) and s.n == o.n
ss = set()
for i in range(3): ss.add(MutSet(i))
print(MutSet(2) in ss, len(ss) > 10, MutSet(9) in ss)
class Sub(str): pass
d = {'a': 1, Sub('b'): 2}
print(d['b'], d[Sub('a')], Sub('c') in d, list(map(type, d)), d)
class SubEq(str):
    def __eq__(s, o): return False
    def __hash__(s): return str.__hash__(s)
d = {SubEq('a'): 1}; print('a' in d, d.get('a'), len({SubEq('a'), 'a', 'a'}))
class IntSub(int):
    def __eq__(s, o): return False
    def __hash__(s): return int(s)
d = {IntSub(1): 1, 1: 2, True: 3}; print(len(d), list(d.values()))
# iteration protocol
class It:
    def __init__(s, n): s.n = n
    def __iter__(s): return s
    def __next__(s):
        if s.n == 0: raise StopIteration('val')
        s.n -= 1; return s.n
print(list(It(3)), sum(It(4)), dict(zip(It(3), It(3))), max(It(5)), set(It(4)), tuple(It(2)), sorted(It(3)), list(enumerate(It(2))), list(map(str, It(3))), 2 in It(5), list(filter(None, It(3))), all(It(3)), any(It(3)), [*It(2)], 'x'.join(map(str, It(3))))
it = It(1); print(next(it)); 
try: next(it)
except StopIteration as e: print(repr(e), e.value)
print(next(it, 'dflt'))
class ItBad:
    def __iter__(s): return 5
class ItRaise:
    def __iter__(s): return s
    def __next__(s): raise ValueError('in next')
class IterRaise:
    def __iter__(s): raise ValueError('in iter')
for c in (ItBad, ItRaise, IterRaise, object):
    for f in (list, tuple, set, dict, sum, sorted, max, enumerate, lambda x: zip(x), lambda x: list(map(str, x)), all, lambda x: [].extend(x), lambda x: 1 in x, lambda x: frozenset(x), lambda x: dict.fromkeys(x), lambda x: [*x], reversed, lambda x: iter(x), next, lambda x: {}.update(x), lambda x: [1][:].__iadd__(x)):
        try: print(type(f(c())).__name__)
        except Exception as e: print(type(e).__name__, e)
def gen3():
    i = [0]
    def f():
        i[0] += 1; return i[0]
    return f
print(list(iter(gen3(), 4)))
def stop(): raise StopIteration
print(list(iter(stop, 1)))
class Seq:
    def __getitem__(s, i):
        if i < 3: return i
        raise StopIteration
try: print(list(Seq()))
except Exception as e: print(type(e).__name__, e)
class Len:
    def __len__(s): return -1
class Len2:
    def __len__(s): return 'x'
class Len3:
    def __len__(s): return 10**30
for c in (Len, Len2, Len3):
    try: print(len(c()))
    except Exception as e: print(type(e).__name__, e)
    try: print(bool(c()))
    except Exception as e: print(type(e).__name__, e)
# deep recursion
l = []
for i in range(100000): l = [l]
try: repr(l)
except RecursionError as e: print(e)
m = []
for i in range(100000): m = [m]
try: l == m
except RecursionError as e: print(e)
d = {}
for i in range(100000): d = {1: d}
try: repr(d)
except RecursionError as e: print(e)
t = ()
for i in range(50): t = (t, t) if i < 3 else (t,)
print(len(repr(t)), hash(t) == hash(t))
class Rep:
    def __repr__(s): return repr([s])
try: repr(Rep())
except RecursionError as e: print(str(e)[:32])
class RepBad:
    def __repr__(s): raise ValueError('r')
for f in (lambda: repr([RepBad()]), lambda: repr({1: RepBad()}), lambda: repr((RepBad(),)), lambda: repr({RepBad()}), lambda: str(slice(RepBad(), 1))):
    try: f()
    except ValueError as e: print(e)
x = []; 
try:
    x.append(RepBad()); repr(x)
except ValueError: x.pop()
print(repr(x))
# subclass hooks
class MyList(list):
    def __getitem__(s, i): return 'item'
    def __len__(s): return 99
    def __iter__(s): return iter('iter')
    def append(s, v): list.append(s, v * 2)
m = MyList([1, 2]); m.append(5); print(m, len(m), m[0], list(m), tuple(m), sorted(m), [*m], [] + m, m == [1, 2, 10], sum([1], start=0))
class MyDict(dict):
    def __contains__(s, k): return True
    def __iter__(s): return iter('xy')
    def __len__(s): return 42
    def items(s): return [('i', 't')]
m = MyDict(a=1); print(m, len(m), 'q' in m, list(m), m.get('z'), {**MyDict(a=1)} if 0 else '', m == {'a': 1}, bool(m))
class MySet(set):
    def __contains__(s, k): return True
    def add(s, v): set.add(s, -v)
m = MySet([1]); m.add(4); print(m, 9 in m, m | {1}, m == {1, -4})
class MyTuple(tuple):
    def __repr__(s): return 'MT'
print(MyTuple((1,)), [MyTuple()], MyTuple((1, 2))[0], MyTuple((3,)) + (4,), MyTuple((1,)) == (1,), str(MyTuple()))
class DD(dict):
    def __init__(s, *a, **k): super().__init__(*a, **k); s.hits = 0
    def __getitem__(s, k): s.hits += 1; return super().__getitem__(k)
q = DD({'a': 1}, b=2); q['a']; q['b']; print(q.hits, q)
print({}.__class__, dict.__name__, list.__doc__[:20], dict.__init__, [].append, [].__len__, list.append, dict.fromkeys, {}.fromkeys, set.__or__, type([].__iter__()))
print([].__eq__([]), [].__lt__(5), (1).__add__, {}.__or__(5), [1].__add__([2]), [1].__contains__(1), [3].__getitem__(0), [].__sizeof__() > 0, {}.__len__(), (1, 2).__hash__() == hash((1, 2)), [].__hash__, {}.__hash__, set().__hash__)
for f in (lambda: [].__add__(1), lambda: list.append(1, 2), lambda: list.append(), lambda: dict.get({}), lambda: dict.fromkeys(), lambda: list.__new__(int), lambda: list.__len__(5), lambda: {}.__getitem__(1), lambda: [].__setitem__(0, 1), lambda: [].__delitem__(0), lambda: [].foo, lambda: {}.foo, lambda: setattr([], 'x', 1), lambda: setattr({}, 'x', 1), lambda: setattr((), 'x', 1), lambda: setattr(set(), 'x', 1), lambda: setattr(list, 'x', 1), lambda: range(3).start.__set__):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)

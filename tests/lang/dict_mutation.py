"""Dicts that change while they are iterated, mappings of all kinds, dict subclasses."""

class R:
    def __init__(s, x): s.x = x
    def n(s, m):
        s.x = (s.x * 6364136223846793005 + 1442695040888963407) & ((1<<64)-1)
        return (s.x >> 33) % m
r = R(99)
# dicts against list of pairs and iteration with changes
for trial in range(300):
    d = {}
    for i in range(r.n(40)): d[r.n(30)] = i
    for i in range(r.n(20)): d.pop(r.n(30), None)
    seen = []
    try:
        for n, k in enumerate(d):
            seen.append(k)
            op = r.n(6)
            if op == 0: d[k] = 'changed'
            elif op == 1 and len(d) > 1:
                del d[k]; d[100 + r.n(50)] = 1
            elif op == 2 and len(d) > 3:
                d.popitem(); d[200 + n] = 2
            elif op == 3 and r.n(10) == 0: d['new'] = 1
            if n > 100: break
    except RuntimeError as e:
        seen.append(str(e))
    print(trial, seen, d, list(reversed(d)))
class K:
    def __init__(s, v, h): s.v = v; s.h = h
    def __hash__(s): return s.h
    def __eq__(s, o):
        return isinstance(o, K) and s.v == o.v
    def __repr__(s): return f'K{s.v}'
d = {}
for i in range(50): d[K(i, i % 3)] = i
for i in range(0, 50, 2): del d[K(i, i % 3)]
print(d, d[K(7, 1)], K(8, 2) in d, d.get(K(3, 0)))
class D(dict):
    def __missing__(self, k): return ('missing', k)
x = D(a=1); x['b'] = 2; x.attr = 5
print(x, x['q'], x.get('q'), x.attr, x.__dict__, type(x.copy()), D.fromkeys('ab'), x == {'a': 1, 'b': 2}, isinstance(x, dict))
class D2(dict):
    def __getitem__(self, k): return 'own'
    def __setitem__(self, k, v): dict.__setitem__(self, k, v * 2)
    def keys(self): return ['z']
y = D2(a=1); y['b'] = 3
print(y, y['zz'], dict(y), {**y}, {}|y)
class M:
    def keys(self): return ['a', 'b']
    def __getitem__(self, k): return k * 2
print(dict(M()), {**M()}, dict(M(), c=1))
d = {1: 2}; d.update(M(), x=5); print(d)
d = {}; d.update([('a', 1), ['b', 2]], c=3); print(d)
d = {'a': 1}; d |= [('q', 2)]; print(d); d |= {'a': 5}; print(d)
for bad in (5, [5], [(1,)], [(1, 2, 3)], 'abc'):
    try: d.update(bad)
    except Exception as e: print(type(e).__name__, e)
d = {}; d['self'] = d; print(d); d['k'] = d.items(); print(d)
l = []; l.append(l); print(l); t = (l,); l.append(t); print(l, t)
s = {1: [2, {3: (4, {5})}]}; print(s)
v = d.keys(); print(len(v), list(v)); d[1] = 2; print(len(v), list(v))
print({1: 1, True: 2, 1.0: 3}, {0.0: 'a', -0.0: 'b'}, {'a': 1, 'a': 2})
print(list({1:2}.items())[0], sorted({'b': 1, 'a': 2}.items()))
print({}.setdefault([], 1) if False else 'x')
try: {}.setdefault([], 1)
except TypeError as e: print(e)
try: {[]: 1}
except TypeError as e: print(e)
try: {{}: 1}
except TypeError as e: print(e)
def f(**kw): return kw
print(f(**{'a': 1, 'b': 2}), f(**D(a=1)))
d = dict.fromkeys(range(5)); 
for k in list(d): d.pop(k)
print(d, d.popitem() if d else None)
big = {i: -i for i in range(1000)}
for i in range(0, 1000, 3): del big[i]
print(sum(big), sum(big.values()), len(big), list(big)[:5], list(big.items())[-3:])
c = big.copy(); c.clear(); print(c, len(big))
print(big == dict(reversed(list(big.items()))), {1: float('nan')} == {1: 1})
n = float('nan'); print({n: 1}[n], {1: n} == {1: n}, n in {n: 1}, [n] == [n], (n,) == (n,))

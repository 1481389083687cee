"""What the bytecode compiler has to get right: ways out of try, scopes, evaluation order, displays, calls."""

import sys
# finally semantics
def f1():
    for i in range(3):
        try:
            continue
        finally:
            print("fin", i)
    else:
        print("else")
    while True:
        try:
            return "ret"
        finally:
            break
    return "after"
print(f1())
def f2():
    try:
        try:
            raise ValueError(1)
        finally:
            print("inner", sys.exc_info()[0])
    except ValueError as e:
        print(e, sys.exc_info()[0].__name__)
        try:
            raise KeyError(2)
        except KeyError as e:
            print(repr(e.__context__))
        try: print(e)
        except UnboundLocalError as u: print(u)
    print(sys.exc_info())
f2()
def f3():
    try:
        return 1
    finally:
        try:
            raise ValueError
        except ValueError:
            print("caught")
print(f3())
def f4():
    try:
        1/0
    except ZeroDivisionError:
        try:
            raise
        except ZeroDivisionError as e:
            print("again", e)
        try:
            raise TypeError("x") from None
        except TypeError as e:
            print(e.__cause__, e.__suppress_context__, repr(e.__context__))
f4()
def f5(x):
    try:
        if x: return "a"
    except Exception: pass
    else:
        return "b"
    finally:
        if x == 2: return "c"
    return "d"
print(f5(0), f5(1), f5(2))
def f6():
    for i in range(2):
        for j in range(2):
            try:
                if j: break
                if i: return (i, j)
            finally:
                print("f", i, j)
print(f6())
# nested functions, nonlocal, class scopes
def outer():
    x = 1
    class C:
        y = x
        x = 2
        z = x
        def m(self): return x
        w = [y for _ in range(1)] if False else [i for i in (z,)]
    def inc():
        nonlocal x
        x += 1
        return x
    inc()
    return C.y, C.z, C().m(), C.w, x
try: print(outer())
except NameError as e: print(e)
class K:
    a = 1
    b = [a for _ in (1,)] if 0 else 5
    def f(self): return __class__, super().__repr__()[:5]
    __priv = 3
    def g(self): return self.__priv, K._K__priv
print(K().f(), K().g())
def gl():
    global NEW
    class NEW: pass
    def NEW2(): pass
    return NEW.__qualname__, NEW2.__qualname__
print(gl())
# defaults evaluation order, kwonly
def order(n): print("o", n); return n
def h(a=order(1), *, b=order(2), c: order(3) = order(4)) -> order(5): return a, b, c
print(h(), h.__defaults__, h.__kwdefaults__, h.__annotations__)
# star args
def s(*a, **k): return a, sorted(k.items())
print(s(*[1], 2, *(3,), x=1, **{'y': 2}, z=3), s(**{}), s(*[]))
try: s(x=1, **{'x': 2})
except TypeError as e: print(e)
try: s(**{1: 2})
except TypeError as e: print(e)
# evaluation order
def t(x): print(x, end=" "); return x
d = {t("k1"): t("v1"), t("k2"): t("v2")}
t([0])[t(0)] = t(1); print()
a = [0, 0]; i = 0
i, a[i] = 1, 9; print(i, a)
x = y = z = [1]; print(x is y is z)
(p, *q), r = (1, 2, 3), 4; print(p, q, r)
[aa, [bb, cc]] = 1, "xy"; print(aa, bb, cc)
# chained comparisons with side effects
print(t(1) < t(2) < t(3), t(3) < t(2) < t(1), 1 < 2 > 0 != 5)
# conditional lambda and closures in loops
fs = [lambda i=i: i for i in range(3)] + [lambda: i]
print([g() for g in fs])
# del
def dd():
    x = 1
    del x
    try: return x
    except UnboundLocalError as e: return str(e)
print(dd())
def loop_var():
    for i in []: pass
    try: return i
    except UnboundLocalError as e: return str(e)
print(loop_var())
def cond(c):
    if c: v = 1
    return v
print(cond(1))
try: cond(0)
except UnboundLocalError as e: print(e)
def freev():
    def g(): return late
    try: g()
    except NameError as e: print(e)
    late = 5
    return g()
print(freev())
# strings
n = 3.14159
print(f"{n:.2f} {n!r:>10} {'nested ' + f'{n:{5}.{2}}'} {{}} {n=} {n = :.1f}")
print("a" "b" f"{1}" 'c', r"\n", "\x41\u00e9\N{DIGIT ONE}", '''multi
line''')
# numbers
print(0x_ff, 0b1010, 0o17, 1_000.5e-1, 1e400, -1e400, 10**20, 7 // -2, -7 % 3, 2 ** -1, 1 if 0.0 else 2, not 1 == 2, ~5, - -3, +True)
print(-2 ** 2, 2 ** 3 ** 2, (1,)[0], 1, ..., None is None, [] == [], 5 in (5,), "a" not in "abc")
# augmented
class Q:
    v = [1]
q = Q(); q.v += [2]; print(Q.v, q.v, 'v' in q.__dict__)
l = [1, 2, 3]; l[0] += 5; l[1:] *= 2; print(l)
# walrus
if (m := 5) > 3 and (k := m + 1): print(m, k)
print([w for w0 in range(5) if (w := w0) % 2], w)
# while else, for else, nested break
for a in range(3):
    while True:
        if a == 1: break
        a = 1
    else: print("no")
else: print("done", a)
# global/exec/eval
exec("zz = 3\ndef ff(): return zz"); print(zz, ff(), eval("zz + 1"))
def ev():
    loc = 4
    (run := exec)("loc = 5")
    return loc, eval("loc"), sorted(locals())
print(ev())
# try in loop with else and return of value modified in finally
def val():
    x = 1
    try: return x
    finally: x = 2
print(val())
def gen_dict(): return {k: v for k, v in zip("ab", (1, 2))}, {c for c in "aa"}, [(i, j) for i in range(3) for j in range(i) if j or i > 1]
print(gen_dict())
print((lambda *a, b=2, **k: (a, b, k))(1, 2, b=3, c=4))
@lambda f: lambda *a: ("dec", f(*a))
@(lambda f: lambda *a: ("in", f(*a)))
def deco(x): return x
print(deco(1))
assert True, "no"
try: assert 0, "msg"
except AssertionError as e: print(e.args)
try: assert not 1
except AssertionError as e: print(e.args)
class Meta(type):
    def __new__(m, n, b, d, **kw): print(n, kw); return super().__new__(m, n, b, d)
    def __init__(c, n, b, d, **kw): pass
class M(metaclass=Meta, opt=1): x: int = 1; y: str
print(M.__annotations__, M.__module__, M.__qualname__)
bases = (M,)
class N(*bases, **{'opt': 2}): pass
print(N.__mro__)
def many(): return [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, x]
print(len(many()))
print(*[1, 2], sep="-", *(3,), end="!\n")
print({**{'a': 1}, 'b': 2, **{'a': 3}}, {*[1], 2}, [*"ab", *range(2)], (*(),))

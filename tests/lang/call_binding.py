"""Binding of arguments and its messages, for Python functions, methods, classes and builtins."""
def t(f,*a,**k):
    try: print(repr(f(*a,**k)))
    except BaseException as e: print(type(e).__name__, e)
def f(a,b=1,*c,d=2,**e): return (a,b,c,d,e)
t(f); t(f,1); t(f,1,2,3,4,d=5,x=6); t(f,1,a=2); t(f,b=2); t(f,**{'a':1,'z':2}); t(f,*[1,2,3])
def g(a,b,/,c,*,d): return (a,b,c,d)
t(g,1,2,3,d=4); t(g,1,2,c=3,d=4); t(g,1,b=2,c=3,d=4); t(g,1,2,3); t(g,1,2,3,4,5); t(g,1,2,3,4,d=5); t(g,1,2,d=4); t(g); t(g,a=1,b=2,c=3,d=4)
def h(): pass
t(h,1); t(h,1,2); t(h,x=1); t(h,1,x=1)
def k(*,a,b,c): pass
t(k); t(k,a=1); t(k,1,a=1); t(k,1,2,a=1,b=2)
class A:
    def m(self, x): return x
    def n(): pass
    @staticmethod
    def s(x): return x
    @classmethod
    def c(cls, x): return (cls.__name__, x)
    def __call__(self, *a, **k): return a, k
a=A()
t(a.m); t(a.m,1,2); t(A.m,1); t(a.n); t(a.s,1); t(A.s,2); t(a.c,1); t(A.c,1); t(a,1,2,z=3); t(A,1)
class B:
    def __init__(self, x, y=2): self.x=x; self.y=y
t(B); t(B,1,2,3); t(lambda: B(1).y); t(lambda: B(x=5,y=6).y); t(B,1,x=1)
t(lambda: f(*5)); t(lambda: f(**5)); t(lambda: f(1,**{1:2})); t(lambda: f(1,**{'x':1},**{'x':2})); t(lambda: f(1, x=1, **{'x':2}))
t(lambda: a.m(*5)); t(lambda: a.m(**5)); t(lambda: len(*5)); t(lambda: len(**{'x':1}))
class C:
    def __init__(self): return 5
t(C)
class D:
    def __new__(cls, *a): return 5
    def __init__(self): print('never')
t(D,1)
class E:
    def __new__(cls, *a, **k): print('new',a,k); return super().__new__(cls)
    def __init__(self, *a, **k): print('init',a,k)
t(lambda: type(E(1,b=2)).__name__)
class F(E):
    def __new__(cls): return E.__new__(E,'other')
t(lambda: type(F()).__name__)
# many args
def many(*a): return len(a)
print(many(*range(1000)))
def p20(a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,u): return u
print(p20(*range(20))); print(p20(**{x:ord(x) for x in 'abcdefghijklmnopqrsu'}))
class L:
    def m(self,*a,**k): return len(a),len(k)
print(L().m(*range(30), **{'k%d'%i:i for i in range(30)}))
# keyword order
def kw(**k): return list(k.items())
print(kw(z=1,a=2,**{'q':3,'b':4}))
# function attrs
def fa(x:int=1,*,y:'s'=2)->None: "doc"
fa.z=3
print(fa.__name__,fa.__qualname__,fa.__doc__,fa.__defaults__,fa.__kwdefaults__,fa.__annotations__,fa.__dict__,fa.__module__,fa.z)
del fa.z; t(lambda: fa.z)
fa.__defaults__=(9,); fa.__kwdefaults__={'y':8}; fa.__name__='nn'; fa.__doc__='dd'
print(fa, fa.__name__, fa.__doc__)
def ga(x): return x+1
def gb(x): return x*100
ga.__code__=gb.__code__
print(ga(3))
ga.__defaults__=(5,); print(ga())
ga.__defaults__=None; t(ga)
# closures
def mk(n):
    def add(x): return x+n
    return add
add5=mk(5); print(add5(1), add5.__closure__[0].cell_contents, add5.__code__.co_freevars, mk.__code__.co_cellvars)
add5.__closure__[0].cell_contents=10; print(add5(1))
print(callable(a),callable(A),callable(5),callable(len),callable(a.m),callable(lambda:0))
t(5); t(None); t('x'); t([1]); t(lambda: a.zz)
t(lambda: print(1,foo=2)); t(lambda: int(1,2,3)); t(lambda: [].sort(1)); t(lambda: sorted()); t(lambda: sorted(1,2,3)); t(lambda: ''.join()); t(lambda: {}.get()); t(lambda: [].index()); t(lambda: dict(1,2)); t(lambda: [].append(a=1)); t(lambda: range()); t(lambda: range('a')); t(lambda: isinstance(1,2,3)); t(lambda: abs()); t(lambda: {}.update(1,2)); t(lambda: {}.pop()); t(lambda: (1).bit_length(1)); t(lambda: 'a'.upper(1)); t(lambda: {1}.add()); t(lambda: getattr(1)); t(lambda: setattr(1)); t(lambda: hash()); t(lambda: id(1,2)); t(lambda: max()); t(lambda: min(1)); t(lambda: iter()); t(lambda: next()); t(lambda: zip(1)); t(lambda: map()); t(lambda: map(1)); t(lambda: list(1,2)); t(lambda: tuple(1)); t(lambda: set(1,2)); t(lambda: str(1,2,3,4)); t(lambda: float(1,2)); t(lambda: bool(1,2)); t(lambda: slice()); t(lambda: property(1,2,3,4,5)); t(lambda: object(1)); t(lambda: super(1,2,3)); t(lambda: type('a','b')); t(lambda: enumerate()); t(lambda: reversed()); t(lambda: reversed(5)); t(lambda: filter(1)); t(lambda: vars(1,2)); t(lambda: dir(1,2)); t(lambda: chr()); t(lambda: chr('a')); t(lambda: ord(1)); t(lambda: divmod(1)); t(lambda: pow(1)); t(lambda: round()); t(lambda: sum()); t(lambda: any()); t(lambda: repr()); t(lambda: format()); t(lambda: input(1,2)); t(lambda: staticmethod()); t(lambda: classmethod()); t(lambda: frozenset(1,2)); t(lambda: delattr(1)); t(lambda: hasattr(1)); t(lambda: callable()); t(lambda: issubclass(1))

"""Properties, super in all forms, class namespaces, bound methods, annotations."""
def t(f,*a,**k):
    try: print(repr(f(*a,**k)))
    except BaseException as e: print(type(e).__name__, e)
# properties etc
class C:
    def __init__(s): s._x=1
    @property
    def x(s): "I am x"; return s._x
    @x.setter
    def x(s,v): s._x=v
    @x.deleter
    def x(s): del s._x
    def gy(s): return 'y'
    y=property(gy, doc='ydoc')
    z=property(lambda s: s.nope)
c=C(); c.x=5; print(c.x, C.x.__doc__, C.y.__doc__, C.x.fget.__name__, C.x.fset is not None); del c.x; t(lambda: c.x); t(lambda: setattr(c,'y',1)); t(lambda: c.z)
class C2(C):
    @C.x.getter
    def x(s): return 'sub'
print(C2().x)
class C3(C):
    @property
    def x(s): return super().x+100
print(C3().x)
# super variants
class P:
    def __init__(s,*a): s.a=a
    def f(s): return 'P.f'
    @classmethod
    def k(cls): return 'P.k '+cls.__name__
    @staticmethod
    def st(): return 'P.st'
    v=5
    @property
    def pr(s): return 'P.pr'
class Q(P):
    def __init__(s,*a): super().__init__(*a,'q')
    def f(s): return super().f()+super(Q,s).f()+P.f(s)
    @classmethod
    def k(cls): return super().k()+'!'
    @staticmethod
    def st(): return super(Q,Q).st()+'?'
    @property
    def pr(s): return super().pr+'+'
    def vv(s): return super().v
    def nested(s):
        def inner(): return super(Q,s).f()
        return inner()
    def lam(s): return (lambda: __class__.__name__)()
    def lc(s): return [super(Q,s).f() for _ in range(2)]
    def setsup(s): super().newattr=1
q=Q(1); print(q.a,q.f(),q.k(),Q.k(),q.st(),q.pr,q.vv(),q.nested(),q.lam(),q.lc()); t(q.setsup); t(lambda: super(Q,q).zzz)
def outside(s): return super().f()
Q.out=outside; t(q.out)
print(super(Q,q).__thisclass__, super(Q,q).__self__ is q, super(Q,q).__self_class__)
# class dict, vars, dir
class V:
    a=1
    def f(self): pass
v=V(); v.q=1
print(sorted(vars(v)), v.__dict__, V.__dict__['a'], 'f' in V.__dict__, V.__dict__.get('zz'), len(V.__dict__)>3, [n for n in dir(v) if not n.startswith('__')])
t(lambda: V.__dict__.__setitem__('b',1)); 
def sd(): V.__dict__['b']=1
t(sd)
v.__dict__['w']=2; print(v.w); v.__dict__={'n':1}; print(v.n); t(lambda: v.q); t(setattr,v,'__dict__',5); del v.__dict__['n']; t(lambda: v.n)
print(v.__module__, V.__module__, V.__name__, V.__qualname__, V.f.__qualname__, V.__doc__, v.__doc__, v.__class__, v.__class__.__name__)
V.__name__='VV'; print(V, V.__name__, V.__qualname__, v); V.__qualname__='A.B'; print(V); t(setattr,V,'__name__',5); V.__doc__='d'; print(v.__doc__); V.__module__='mm'; print(V)
t(setattr,int,'x',1); t(setattr,V,'__bases__',5) if 0 else None
# class body scoping
x='global'
class Sc:
    x='class'
    y=x
    def g(self): return x
    z=[x for _ in range(1)]
    w=(lambda: x)()
print(Sc.y, Sc().g(), Sc.z, Sc.w)
def mk(n):
    class Loc:
        val=n
        def get(self): return n
        def cls(self): return __class__
    return Loc
L=mk(3); print(L.val, L().get(), L().cls() is L, L.__qualname__, L.get.__qualname__, L)
# decorators
def deco(c): c.decorated=True; return c
def dd(arg):
    def w(f):
        def inner(*a): return (arg, f(*a))
        return inner
    return w
@deco
class De:
    @dd('x')
    @dd('y')
    def m(self, v): return v
print(De.decorated, De().m(3))
# class with same-named attribute fallthrough
class W:
    attr='cls'
w=W(); print(w.attr); w.attr='inst'; print(w.attr, W.attr); del w.attr; print(w.attr); t(delattr,w,'attr'); W.attr='new'; print(w.attr)
# many attributes
class Many: pass
m=Many()
for i in range(500): setattr(m,'a%d'%i,i)
print(sum([getattr(m,'a%d'%i) for i in range(500)]), len(m.__dict__), list(m.__dict__)[:3])
ms=[Many() for _ in range(5)]
for k,o in enumerate(ms):
    o.p=k; o.q=k*2
    if k%2: o.r=1
print([(o.p,o.q,hasattr(o,'r')) for o in ms])
# __new__ singletons, caching
class Si:
    inst=None
    def __new__(cls):
        if cls.inst is None: cls.inst=super().__new__(cls)
        return cls.inst
print(Si() is Si())
# type() three args
X=type('X',(P,),{'f':lambda s:'Xf','__doc__':'docs'}); print(X().f(), X.__doc__, X.__mro__, X.__module__, X)
# bound methods
b=q.f; print(b.__self__ is q, b.__func__ is Q.f, b.__name__, b==q.f, b is q.f, {q.f:1}[q.f], b.__qualname__, b.__doc__, b.__module__); t(setattr,b,'x',1); t(lambda: b.nope)
# annotations
class An:
    a: int
    b: str = 'x'
    c: 'An' = None
print(An.__annotations__, An.b); t(lambda: An.a)
def fann(a: int, b: 'str'=1, *c: list, d: dict=None, **e: set) -> tuple: pass
print(fann.__annotations__)
# isinstance tuple
print(isinstance(1,(str,(float,int))), issubclass(bool,(str,int)), isinstance(True,int), issubclass(int,object)); t(lambda: isinstance(1,(str,5))); t(lambda: isinstance(1,[int])); t(lambda: issubclass(int,[int]))
class Fake:
    @property
    def __class__(self): return int
print(isinstance(Fake(),int), type(Fake()))
# abstract-like NotImplementedError
class Ab:
    def f(self): raise NotImplementedError
t(Ab().f)
print(object() == object(), object() != object(), type(object()), isinstance(object,type), isinstance(type,object), type(type), type.__mro__, object.__bases__, type.__base__)
t(lambda: object() < object()); t(lambda: object()+1); t(lambda: object().x); t(setattr,object(),'x',1)
print(repr(object())[:18], str(type), repr(int), int.__name__, int.__mro__, bool.__bases__)

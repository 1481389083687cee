"""Metaclasses, __init_subclass__, __set_name__, descriptors, attribute hooks, __slots__, __class__ assignment."""
import sys
def t(f,*a,**k):
    try: print(repr(f(*a,**k)))
    except BaseException as e: print(type(e).__name__, e)
# metaclasses
class Meta(type):
    def __new__(m, name, bases, ns, **kw):
        print('new', name, [b.__name__ for b in bases], sorted([k for k in ns if not k.startswith('__')]), kw)
        return super().__new__(m, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        print('init', name, kw)
        super().__init__(name, bases, ns)
    def __call__(cls, *a, **k):
        print('call', cls.__name__, a, k)
        return super().__call__(*a, **k)
    @classmethod
    def __prepare__(m, name, bases, **kw):
        print('prepare', name, kw)
        return {'prep': 1}
    def hello(cls): return 'hello '+cls.__name__
    @property
    def prop(cls): return 'prop '+cls.__name__
    def __len__(cls): return 42
    def __getitem__(cls, k): return k*2
    def __iter__(cls): return iter([1,2])
    def __contains__(cls, x): return x==3
    def __instancecheck__(cls, o): return o == 5 or super().__instancecheck__(o)
    def __subclasscheck__(cls, o): return o is int
    def __repr__(cls): return '<M %s>'%cls.__name__
class A(metaclass=Meta, x=1):
    def __init__(self, v=0): self.v=v
    y=2
class B(A): pass
print(A.prep, A.hello(), A.prop, len(A), A[4], list(A), 3 in A, isinstance(5, A), isinstance(A(1), A), issubclass(int, A), A, B)
t(lambda: A().hello)
t(lambda: A(1).prop)
print(type(A), type(B), type(Meta), A.__class__, A.__mro__, A.__bases__, B.__base__)
t(lambda: type('X',(A,),{'z':1}))
# init_subclass
class Base:
    subs=[]
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.subs.append((cls.__name__, tag))
class C1(Base, tag='t'): pass
class C2(C1): pass
print(Base.subs)
try:
    class C3(Base, foo=1): pass
except TypeError as e: print(e)
try:
    class C4(object, foo=1): pass
except TypeError as e: print(e)
# set_name
class D:
    def __set_name__(self, owner, name): print('set_name', owner.__name__, name); self.n=name
    def __get__(self, o, tp=None): return (self.n, o is None, tp.__name__ if tp else None)
class E:
    d=D(); e=D()
print(E.d, E().e)
class Bad:
    def __set_name__(self, o, n): raise ValueError('bad')
try:
    class F: b=Bad()
except RuntimeError as e: print(e, repr(e.__cause__))
# descriptors
class Data:
    def __get__(self,o,t): return 'get'
    def __set__(self,o,v): print('set',v)
    def __delete__(self,o): print('del')
class G:
    x=Data()
    def nd(self): return 1
g=G(); g.__dict__['x']=5
print(g.x); g.x=3; del g.x
g.nd=7; print(g.nd); del g.nd; print(g.nd())
class RO:
    def __get__(self,o,t): return 1
    def __set__(self,o,v): raise AttributeError('ro')
class H: r=RO()
t(setattr,H(),'r',1); 
t(delattr,H(),'r')
# getattr hooks
class I:
    def __getattr__(self, n):
        if n.startswith('x'): return n.upper()
        raise AttributeError(n)
    def __setattr__(self, n, v): object.__setattr__(self, n, v*2)
    def __delattr__(self, n): print('delattr', n); super().__delattr__(n)
i=I(); i.a=4; print(i.a, i.xyz); t(lambda: i.q); del i.a; t(lambda: i.a)
class J:
    def __getattribute__(self, n):
        if n=='z': return 'Z'
        return super().__getattribute__(n)
j=J(); j.k=1; print(j.z, j.k); t(lambda: j.w)
class K(J):
    def __getattr__(self,n): return 'fallback '+n
print(K().w, K().z)
print(hasattr(i,'q'), hasattr(i,'xq'), getattr(i,'q','dflt'))
# slots
class S:
    __slots__=('a','b')
    def __init__(self): self.a=1
s=S(); print(s.a); t(lambda: s.b); t(setattr,s,'c',1); s.b=2; print(s.b); del s.b; t(lambda: s.b); t(lambda: s.__dict__); t(delattr,s,'b')
print(S.a, S.__slots__)
class S2(S): pass
s2=S2(); s2.zz=1; s2.a=5; print(s2.zz, s2.a)
class S3(S): __slots__=['c','__dict__']
s3=S3(); s3.c=1; s3.q=2; print(s3.c, s3.q)
try:
    class S4: __slots__=('x',); x=1
except ValueError as e: print(e)
class S5:
    __slots__='__priv','pub'
    def __init__(self): self.__priv=3
    def get(self): return self.__priv
print(S5().get(), [k for k in S5.__dict__ if not k.startswith('__')])
# class attrs & privates
class P:
    __x=1
    def get(self): return self.__x
print(P().get(), P._P__x); t(lambda: P.__x)
# __class__ assign
class Q1:
    def f(self): return 1
class Q2:
    def f(self): return 2
q=Q1(); q.v=3; q.__class__=Q2; print(q.f(), q.v, type(q).__name__, isinstance(q,Q1))
t(setattr,q,'__class__',int); t(setattr,5,'__class__',Q1); t(setattr,q,'__class__',5)

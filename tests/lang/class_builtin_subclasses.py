"""Subclasses of int, float, str, list, tuple, dict, set and exceptions; conversion methods."""
def t(f,*a,**k):
    try: print(repr(f(*a,**k)))
    except BaseException as e: print(type(e).__name__, e)
# builtin subclasses
class I(int):
    def __add__(self,o): return I(int.__add__(self,o))
    def __repr__(self): return 'I(%d)'%int(self)
i=I(5); i.tag=1
print(i, i+1, 1+i, i*2, i==5, hash(i)==hash(5), i.tag, i<6, [10,20,30,40,50,60][i], type(i+1), type(i*2), str(i), '%d'%i, format(i), f'{i:>4}', i.bit_length(), -i, abs(i), bool(I(0)), int(i), float(i), i//2, divmod(i,2), range(i), max(i,3), {i:1}[5], i.real, i.__dict__, isinstance(i,int), I(), I('12'), I(2**70)+1, I(-3)%5)
class F(float):
    def __repr__(self): return 'F'+float.__repr__(self)
f=F(1.5); f.q=2
print(f, f+1, f*f, f.q, f==1.5, hash(f)==hash(1.5), int(f), f.is_integer(), round(f), str(f), '%.1f'%f, type(f+1), F('2.5'), F())
class S(str):
    def __len__(self): return 99
    def shout(self): return self.upper()+'!'
s=S('abc'); s.z=3
print(s, len(s), s.shout(), s+'d', s.z, s=='abc', {'abc':1}[s], s[1], s*2, 'b' in s, type(s+'d'), repr(s), '%s'%s, f'{s}', S(), S(5), s.join(['1','2']), ''.join([s,s]), s.startswith('a'), list(s), hash(s)==hash('abc'), isinstance(s,str), s.__dict__, sorted([S('b'),S('a')]), str(s), type(str(s)), s.replace('a','x'), s<'b')
class L(list):
    def __init__(self,*a): super().__init__(*a); self.n=0
    def append(self,x): self.n+=1; super().append(x)
    def __getitem__(self,k): return ('got', list.__getitem__(self,k)) if isinstance(k,int) else list.__getitem__(self,k)
l=L([1,2]); l.append(3)
print(l, l.n, len(l), l[0], l[0:2], type(l[0:2]), l==[1,2,3], l+[4], type(l+[4]), [x for x in l], l*2, sorted(l,reverse=True), 3 in l, l.__dict__, list(l), isinstance(l,list), l.copy(), type(l.copy()))
class T(tuple):
    def __new__(cls, a, b): return super().__new__(cls,(a,b))
    @property
    def a(self): return self[0]
t1=T(1,2); t1.x=5
print(t1, t1.a, t1.x, t1==(1,2), hash(t1)==hash((1,2)), len(t1), t1+(3,), type(t1+(3,)), t1[::-1], {t1:1}[(1,2)], t1.__dict__, tuple(t1), '%s-%s'%t1, [*t1], T(3,4)>t1)
a,b=t1; print(a,b)
class D(dict):
    def __missing__(self,k): return 'missing '+str(k)
    def __setitem__(self,k,v): super().__setitem__(k,v*2)
d=D(a=1); d['b']=2; d.attr=1
print(d, d['b'], d['zz'], d.get('zz'), 'zz' in d, len(d), d=={'a':1,'b':4}, list(d), d.items(), d.attr, d.__dict__, {**d}, D({1:2}), dict(d), d.copy(), type(d.copy()), isinstance(d,dict), sorted(d), D.fromkeys('ab',1), type(D.fromkeys('ab',2)))
class St(set):
    def add(self,x): super().add(x*2)
st=St([1]); st.add(5); st.k=1
print(sorted(st), st.k, 10 in st, st|{7}, type(st|{7}), len(st), st=={1,10})
class Fz(frozenset): pass
print(Fz([1]), hash(Fz([1]))==hash(frozenset([1])), Fz([1])=={1})
class E(Exception):
    def __init__(self,m,code=0): super().__init__(m); self.code=code
print(E('x',5).code, E('x').args, repr(E('y',code=1)))
class P(property):
    def __get__(self,o,t=None): return 'P'+str(super().__get__(o,t)) if o is not None else self
class HP:
    @P
    def v(self): return 1
print(HP().v)
class CM(classmethod): tag=1
class HC:
    @CM
    def c(cls): return cls.__name__
print(HC.c(), HC().c())
t(lambda: type('Z',(bool,),{})); t(lambda: type('Z',(type(None),),{})); t(lambda: type('Z',(range,),{})); t(lambda: type('Z',(type(len),),{})); t(lambda: type('Z',(int,str),{})); t(lambda: type('Z',(list,tuple),{})); t(lambda: type('Z',(Exception,int),{})); t(lambda: type('Z',(ValueError,KeyError),{}).__mro__); t(lambda: type('Z',(ValueError,OSError),{}).__base__); t(lambda: type('Z',(type(lambda:0),),{})); t(lambda: type('Z',(slice,),{}))
t(lambda: object.__new__(I)); t(lambda: int.__new__(I,7)); t(lambda: int.__new__(bool,7)); t(lambda: tuple.__new__(T,[9])); t(lambda: str.__new__(S,'q')); t(lambda: list.__new__(L)); t(lambda: float.__new__(F,2)); t(lambda: dict.__new__(D)); t(lambda: object.__new__(5)); t(lambda: object.__new__()); t(lambda: list.__new__(dict))
# multiple inheritance cooperative
class Mix:
    def hi(self): return 'mix'
    def __repr__(self): return 'mixed '+super().__repr__()
class ML(Mix, list): pass
print(ML([1]), ML([1]).hi(), ML.__mro__, ML.__base__)
class A1:
    def f(self): return ['A1']
class B1(A1):
    def f(self): return ['B1']+super().f()
class C1(A1):
    def f(self): return ['C1']+super().f()
class D1(B1,C1):
    def f(self): return ['D1']+super().f()
print(D1().f(), [c.__name__ for c in D1.mro()])
# bool/len
class BL:
    def __len__(self): return 0
print(bool(BL()), not BL())
class BB:
    def __bool__(self): return 5
t(lambda: bool(BB())); t(lambda: 1 if BB() else 2)
class LN:
    def __init__(self,v): self.v=v
    def __len__(self): return self.v
for v in (-1,'a',2.5,2**70,True): t(lambda: len(LN(v)))
class IX:
    def __init__(self,v): self.v=v
    def __index__(self): return self.v
t(lambda: [1,2,3][IX(1)]); t(lambda: [1,2,3][IX('a')]); t(lambda: range(IX(3))); t(lambda: hex(IX(255))); t(lambda: 'ab'*IX(2)); t(lambda: int(IX(4))); t(lambda: float(IX(4))); t(lambda: [1,2,3][IX(0):IX(2)])
class NM:
    def __int__(self): return 3
    def __float__(self): return 2.5
    def __complex__(self): return 1
t(lambda: int(NM())); t(lambda: float(NM())); t(lambda: [1,2][NM()])
class NB:
    def __int__(self): return 'x'
    def __float__(self): return 1
    def __repr__(self): return 5
    def __str__(self): return 5
    def __hash__(self): return 'x'
    def __format__(self,s): return 5
t(lambda: int(NB())); t(lambda: float(NB())); t(lambda: repr(NB())); t(lambda: str(NB())); t(lambda: hash(NB())); t(lambda: format(NB())); t(lambda: f'{NB()}')
class HX:
    def __hash__(self): return 2**100
print(hash(HX())==hash(2**100), hash(type('Q',(),{'__hash__':lambda s:-1})()))

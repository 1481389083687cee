"""All operators of classes: reflected, in place, comparison, containers, changes of the class at run time."""
def t(f,*a,**k):
    try: print(repr(f(*a,**k)))
    except BaseException as e: print(type(e).__name__, e)
ops=['add','sub','mul','truediv','floordiv','mod','pow','lshift','rshift','and','or','xor','matmul']
sym=['+','-','*','/','//','%','**','<<','>>','&','|','^','@']
log=[]
ns={}
for o in ops:
    exec('''def __%s__(self,x): log.append(('%s',self.n)); return NotImplemented if self.ni else ('%s',self.n)
def __r%s__(self,x): log.append(('r%s',self.n)); return NotImplemented if self.ni else ('r%s',self.n)'''%(o,o,o,o,o,o), globals(), ns)
def init(self,n,ni=False): self.n=n; self.ni=ni
A=type('A',(),dict(ns,__init__=init))
B=type('B',(A,),{})
C=type('C',(A,),dict(ns))
D=type('D',(),{})
for s in sym:
    for x,y in [(A(1),A(2)),(A(1,True),A(2)),(A(1),B(2)),(A(1),C(2)),(A(1,True),C(2)),(A(1),C(2,True)),(A(1,True),C(2,True)),(A(1),5),(5,A(1)),(A(1,True),5),(5,A(1,True)),(D(),A(1)),(A(1),D()),(D(),D()),('s',A(1)),([1],A(1)),((1,),A(1)),(1.5,A(1)),({1},A(1)),({},A(1)),(None,A(1)),(True,A(1)),(2**80,A(1))]:
        log.clear()
        try: r=eval('x%sy'%s)
        except TypeError as e: r=str(e)
        print(s, type(x).__name__, type(y).__name__, r, log)
# inplace
class IP:
    def __init__(s): s.v=[]
    def __iadd__(s,o): s.v.append(o); return s
    def __isub__(s,o): return NotImplemented
    def __sub__(s,o): return 'sub'
    def __imul__(s,o): return 'im'
x=IP(); y=x; x+=1; print(x is y, x.v); x-=1; print(x); x=IP(); x*=3; print(x)
def f(): 
    x=IP(); x/=2
t(f)
# compare
class Cm:
    def __init__(s,v): s.v=v
    def __eq__(s,o): return s.v==o.v if isinstance(o,Cm) else NotImplemented
    def __lt__(s,o): return s.v<o.v if isinstance(o,Cm) else NotImplemented
    def __le__(s,o): return 'le'
print(Cm(1)==Cm(1), Cm(1)!=Cm(1), Cm(1)!=Cm(2), Cm(1)<Cm(2), Cm(1)>Cm(2), Cm(1)<=Cm(0), Cm(1)>=Cm(0), Cm(1)==1, 1==Cm(1), Cm(1)!=1)
t(lambda: Cm(1)<1); t(lambda: 1<Cm(1)); t(lambda: Cm(1)>1); t(lambda: hash(Cm(1))); t(lambda: {Cm(1)}); t(lambda: Cm(1)>=1); t(lambda: 1>=Cm(1))
print(Cm(1) in [Cm(1)], [Cm(1),Cm(2)].index(Cm(2)), [Cm(1)]==[Cm(1)], (Cm(1),)<(Cm(2),))
class NE:
    def __ne__(s,o): return 'ne'
print(NE()!=1, 1!=NE(), NE()==1)
class Sub(Cm):
    def __gt__(s,o): return 'subgt'
print(Cm(1)<Sub(2), Cm(5)<Sub(2))
class Raises:
    def __eq__(s,o): raise ValueError('eq')
    __hash__=None
t(lambda: Raises()==1); t(lambda: 1==Raises()); t(lambda: Raises() in [1]); t(lambda: [Raises()]==[Raises()]); r=Raises(); t(lambda: [r]==[r]); t(lambda: hash(r))
# containers
class Seq:
    def __init__(s,n): s.n=n
    def __getitem__(s,i):
        if isinstance(i,slice): return ('slice',i.start,i.stop,i.step)
        if i>=s.n: raise IndexError(i)
        return i*i
q=Seq(4)
print(list(q), [x for x in q], 9 in q, 10 in q, q[1:2], q[::3], tuple(q), max(q), sum(q), dict(zip(q,q)), q[1,2] if 0 else '')
a,b,c,d=q; print(a,b,c,d); x,*y=q; print(x,y)
t(lambda: len(q)); t(lambda: reversed(q))
class It:
    def __init__(s): s.i=0
    def __iter__(s): return s
    def __next__(s):
        s.i+=1
        if s.i>3: raise StopIteration('done')
        return s.i
print(list(It()), sum(It()), [*It()], sorted(It()), 2 in It(), dict(enumerate(It())), max(It()))
for z in It(): print(z, end=' ')
print()
class BadIt:
    def __iter__(s): return 5
t(lambda: list(BadIt())); t(lambda: [x for x in BadIt()]); t(lambda: 1 in BadIt())
class NoneIt:
    __iter__=None
    __contains__=None
    __getitem__=lambda s,i:i
t(lambda: list(NoneIt())); t(lambda: 1 in NoneIt())
class ItErr:
    def __iter__(s): return s
    def __next__(s): raise KeyError('n')
t(lambda: list(ItErr())); t(lambda: [x for x in ItErr()])
class Con:
    def __contains__(s,x): return x*2
print(0 in Con(), 3 in Con(), 0 not in Con())
class MS:
    def __setitem__(s,k,v): print('set',k,v)
    def __delitem__(s,k): print('del',k)
m=MS(); m[1]=2; m[1:2]=3; del m[5]; del m[::2]; t(lambda: m[1])
class G0:
    def __getitem__(s,k): return k
print(G0()[1,2], G0()[...], G0()[1:2,3], G0()['a'], G0()[()])
# call / callable attr on instance
class Cl: pass
c=Cl(); c.__call__=lambda: 5; t(c); c.f=lambda *a: a; print(c.f(1))
c.__len__=lambda: 3; t(len,c)
c.__add__=lambda o: 1; t(lambda: c+1)
Cl.__call__=lambda s,*a: ('cl',a); print(c(7)); Cl.__len__=lambda s: 8; print(len(c)); del Cl.__len__; t(len,c); Cl.__add__=lambda s,o: 'add'; print(c+1); Cl.__eq__=lambda s,o: True; print(c==5, hash(c)!=None if 0 else ''); Cl.__iter__=lambda s: iter('ab'); print(list(c)); Cl.__getattr__=lambda s,n: n; print(c.nope); Cl.__bool__=lambda s: False; print(bool(c)); Cl.__str__=lambda s:'STR'; Cl.__repr__=lambda s:'REPR'; print(c, repr(c), [c], f'{c}', f'{c!r}'); Cl.__hash__=lambda s: 7; print(hash(c)); Cl.__contains__=lambda s,x: True; print(5 in c); Cl.__getitem__=lambda s,k: k; print(c[3]); Cl.__format__=lambda s,f: 'F'+f; print(f'{c:abc}', format(c)); Cl.__lt__=lambda s,o: 'lt'; print(c<1); Cl.__neg__=lambda s: 'neg'; print(-c); Cl.__radd__=lambda s,o: 'radd'; print(1+c); Cl.__iadd__=lambda s,o: 'iadd'; d=c; d+=1; print(d); Cl.__int__=lambda s: 3; print(int(c)); Cl.__index__=lambda s: 2; print([1,2,3][c]); Cl.__call__=None; t(c)
class Sub2(Cl): pass
s=Sub2(); print(s+1, -s, hash(s)); del Cl.__neg__; t(lambda: -s); Cl.__neg__=lambda s: 'again'; print(-s); Sub2.__neg__=lambda s:'sub'; print(-s); Cl.__neg__=lambda s:'x'; print(-s); del Sub2.__neg__; print(-s)
# abs, round, divmod, reversed, etc
class Nm:
    def __abs__(s): return 'abs'
    def __round__(s,n=None): return ('round',n)
    def __divmod__(s,o): return ('dm',o)
    def __rdivmod__(s,o): return ('rdm',o)
    def __reversed__(s): return 'rev'
    def __pow__(s,o,m=None): return ('pow',o,m)
    def __rpow__(s,o,m=None): return ('rpow',o,m)
    def __trunc__(s): return 4
    def __dir__(s): return ['b','a']
    def __sizeof__(s): return 100
    def __length_hint__(s): return 3
n=Nm(); print(abs(n), round(n), round(n,2), divmod(n,1), divmod(1,n), reversed(n), n**2, 2**n, pow(n,2,3), dir(n)); t(lambda: pow(2,n,3))

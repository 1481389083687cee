"""Builtin exception classes: construction, attributes, texts, chaining."""
import sys
def t(f,*a,**k):
    try: print(repr(f(*a,**k)))
    except BaseException as e: print(type(e).__name__, e, repr(e), e.args)
def r(x, c=None):
    if c is None: raise x
    raise x from c
t(r,5); t(r,'a'); t(r,None if 0 else int); t(r,ValueError); t(r,ValueError(1,2)); t(r,KeyError('a')); t(r,KeyError()); t(r,KeyError(1,2)); t(r,ValueError('a'),5); t(r,OSError(2,'No such','f')); t(r,OSError('x')); t(r,OSError(1,2,3,4,5)); t(r,StopIteration(5)); t(r,SystemExit(3)); t(r,ImportError('m',name='n',path='p')); t(r,AttributeError('m',name='n',obj=5)); t(r,NameError('x',name='y'));t(lambda: ImportError(foo=1)); t(r,ValueError,x=1)
t(lambda: ValueError(x=1)); t(lambda: Exception.__new__(ValueError,1,2).args); t(lambda: BaseException().__class__)
e=OSError(2,'No such','f'); print(type(e), e.errno, e.strerror, e.filename, e.filename2, e.args, str(e))
print(StopIteration(1,2).value, StopIteration().value, SystemExit().code, SystemExit(1).code, SystemExit(1,2).code)
i=ImportError('m',name='n',path='p'); print(i.msg,i.name,i.path,i)
s=SyntaxError('m',('f',1,2,'t')); print(s.msg,s.filename,s.lineno,s.offset,s.text,s.end_lineno,s.print_file_and_line,s); print(SyntaxError('a'),SyntaxError(),repr(SyntaxError('a',('f',1,2,'t'))), str(SyntaxError('a',(None,3,2,'t'))))
t(lambda: SyntaxError('m',(1,2)))
u=UnicodeDecodeError('utf8','ab',0,1,'why') if 0 else None
try: raise UnicodeEncodeError('ascii','h\xe9',1,2,'ordinal')
except UnicodeError as e: print(e, e.encoding,e.object,e.start,e.end,e.reason)
t(lambda: UnicodeEncodeError('ascii','\u1234\u1234',0,2,'x').__str__()); t(lambda: str(UnicodeEncodeError('ascii','\u1234\u1234',0,1,'x'))); t(lambda: UnicodeEncodeError(1))
# context
def ctx():
    try: 1/0
    except ZeroDivisionError as e:
        try: {}['x']
        except KeyError as f: return f.__context__ is e, f.__cause__, f.__suppress_context__
print(ctx())
def cs():
    try:
        try: 1/0
        except ZeroDivisionError as e: raise ValueError('v') from e
    except ValueError as e: return repr(e.__cause__), e.__cause__ is e.__context__, e.__suppress_context__
print(cs())
def cn():
    try:
        try: 1/0
        except ZeroDivisionError: raise ValueError('v') from None
    except ValueError as e: return e.__cause__, repr(e.__context__), e.__suppress_context__
print(cn())
# cycles
a=ValueError('a'); b=ValueError('b')
try:
    try: raise a
    except ValueError:
        try: raise b
        except ValueError: raise a
except ValueError as x: print(x.__context__, x.__context__.__context__)
# reraise
def rr():
    try: 1/0
    except ZeroDivisionError:
        try: raise
        except ZeroDivisionError as e: return e.__context__
print(rr())
t(lambda: r.__wrapped__)
def bare(): raise
t(bare)
# attributes
e=ValueError('x'); e.foo=1; print(e.__dict__, e.foo); e.add_note('n1'); print(e.__notes__, e.__dict__); t(e.add_note,5)
t(setattr,e,'__cause__',5); t(setattr,e,'__context__',5); t(setattr,e,'__traceback__',5); t(setattr,e,'args',5); e.args=[1,2]; print(e, e.args); t(delattr,e,'args'); e.__cause__=KeyError('k'); print(e.__suppress_context__)
print(e.with_traceback(None) is e)
class My(Exception):
    def __init__(self, a, b): self.a=a; self.b=b
    def __str__(self): return 'My(%s,%s)'%(self.a,self.b)
t(r,My(1,2)); t(r,My)
class My2(ValueError, KeyError): pass
t(r,My2('q'))
class My3(OSError): pass
t(r,My3(2,'x')); print(My3(2,'x').errno)
try:
    class Bad(OSError, SyntaxError): pass
except TypeError as e: print(e)
class Kw(Exception):
    def __init__(self, *, code): super().__init__('code %d'%code); self.code=code
t(r,Kw(code=5)); t(lambda: Kw(5))
t(r, type('Dyn',(Exception,),{})('d'))
class New(Exception):
    def __new__(cls,*a): return 5
t(r,New)
try:
    try: raise ValueError
    except 5: pass
except TypeError as e: print(e)
try:
    try: raise ValueError
    except (KeyError, 'x'): pass
except TypeError as e: print(e)
for x in [ValueError('a'), KeyError(), Exception(1), OSError(), StopIteration('q'), MemoryError(), RecursionError('r'), AssertionError('z'), UnboundLocalError('u'), ModuleNotFoundError('m'), IndentationError('i'), TabError('t'), FloatingPointError(), BlockingIOError(), Warning('w')]:
    print(type(x).__mro__, repr(x), str(x), isinstance(x,Exception))
print(ValueError.__base__, Exception.__bases__)
def tb():
    try: 1/0
    except ZeroDivisionError as e: return e
x=tb(); print(x.__traceback__.tb_lineno, x.__traceback__.tb_frame.f_code.co_name, x.__traceback__.tb_next)
def fin():
    try: return 1
    finally: print('fin')
print(fin())
def fin2():
    for i in range(3):
        try: continue
        finally: print(i)
    try: raise ValueError('lost')
    finally: return 'ok'
print(fin2())
print(sys.exc_info())
try: 1/0
except Exception: print(sys.exc_info()[0])
print(sys.exc_info())
try: [].x
except AttributeError as e: print(e.name, e.obj)
try: zzz
except NameError as e: print(e.name)
def ub():
    print(q); q=1
t(ub)
try: import nosuch.mod
except ImportError as e: print(e, e.name, e.path)
try: import sys.nosuch
except ImportError as e: print(e, e.name)
t(lambda: int('x')); t(lambda: [][1]); t(lambda: {}[1]); t(lambda: 'a'[5]); t(lambda: ()[0]); t(lambda: 1%0); t(lambda: 1.0//0); t(lambda: 0**-1); t(lambda: 2.0**10000); t(lambda: [1].remove(2)); t(lambda: {1}.remove(5)); t(lambda: [].pop()); t(lambda: {}.popitem()); t(lambda: set().pop()); t(lambda: next(iter([]))); t(lambda: [1].index(5)); t(lambda: chr(-1)); t(lambda: 1<<-1); t(lambda: float('x')); t(lambda: ''.join([1])); t(lambda: 'a'.index('b')); t(lambda: max([])); t(lambda: range(1,2,0)); t(lambda: [1,2][::0])

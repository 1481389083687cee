"""Modules sys and time, print and files, eval and exec, leaving."""

import sys, time
def t(s):
    try: r = repr(eval(s))
    except Exception as e: r = type(e).__name__ + ' ' + str(e)
    print(s, '->', r)
for s in ["sys.setrecursionlimit(0)","sys.setrecursionlimit('a')","sys.setrecursionlimit(10**20)","sys.getrecursionlimit()","sys.exit.__doc__","sys.exit(1,2)","sys.intern(1)","sys.intern('a')","sys._getframe(1000)","sys._getframe('a')","sys.set_int_max_str_digits(5)","sys.set_int_max_str_digits(-1)","sys.getsizeof(1)","sys.getsizeof(0)","sys.getsizeof(2**70)","sys.getsizeof([])","sys.getsizeof('')","sys.getsizeof('abc')","sys.getsizeof(())","sys.getsizeof((1,))","sys.getsizeof({})","sys.getsizeof(set())","sys.getsizeof(1.5)","sys.getsizeof(None)","sys.getsizeof(True)","sys.getsizeof()","sys.getsizeof(1,2,3)","sys.getsizeof.__doc__","sys.version_info >= (3,8)","sys.version_info.major","type(sys.version_info)","type(sys.flags)","sys.float_info","sys.int_info","sys.hash_info.modulus","sys.displayhook.__doc__","sys.byteorder","sys.platform","sys.api_version","sys.float_repr_style","sys.maxunicode","sys.getdefaultencoding()","sys.getfilesystemencoding()","sys.exc_info()","sys.flags.optimize","sys.flags.debug","sys.stdin","sys.stdout","sys.stderr","sys.stdout.write(3)","sys.stdout.write('')","sys.stdout.encoding","sys.stderr.errors","sys.stdout.name","sys.stdout.mode","sys.stdin.mode","sys.stdout.closed","sys.stdout.writable()","sys.stdout.readable()","sys.stdin.read()","sys.stdin.readline()","sys.stdin.readlines()","list(sys.stdin)","sys.exit","sys.getswitchinterval()","sys.is_finalizing()","sys.exception()","sys.setrecursionlimit.__doc__","len(sys.version_info)","sys.version_info + (1,)","hash(sys.version_info)==hash(tuple(sys.version_info))","sys.version_info.__class__((1,2,3,4,5))","sys.float_info[0]","sys.float_info.n_fields","sys.version_info.__match_args__","sys.maxsize","sys.modules['sys'] is sys","sys.modules['builtins']","sys.argv[1:]","isinstance(sys.path,list)","sys.excepthook()","sys","sys.foo","sys.__name__","sys.displayhook(5)","sys.displayhook(None)","_","sys.displayhook('a')","sys.stdout.writelines(['a','b\\n'])","print('x', file=sys.stdout)","print('a',1,None,sep='-',end='!\\n')","print()","print(sep='x')","print(1,2,sep=None)","print('é', '\\u20ac')","print(*[1,2],sep='')","print('x',flush=True)","input()","input('p')","print(end='')"]: t(s)
for s in ["time.sleep(-1)","time.sleep('a')","time.sleep()","time.sleep(0)","time.sleep(0.001)","time.time.__doc__","time.perf_counter.__doc__","time.sleep.__doc__","time.struct_time","time.gmtime(0)","time.strftime('%Y-%m-%d %H:%M:%S',time.gmtime(86400*365))","time.asctime(time.gmtime(0))","time.mktime(time.gmtime(0))","time.gmtime('a')","time.tzname","time.ctime(0)", "time.time_ns.__doc__","time.gmtime(1e30)","time.sleep(1e30)","time.gmtime(0)[0]","time.gmtime(0).tm_year","time.struct_time(range(9))","time.struct_time((1,))","time.time() > 1e9","time.perf_counter() <= time.perf_counter()","time.monotonic_ns() > 0","isinstance(time.time_ns(), int)","time.process_time() >= 0","time.strftime(5)","time.strftime('%Q')","time.asctime((2020,1,2,3,4,5,0,1,0))","time.strftime('x',(2020,13,2,3,4,5,0,1,0))"]: t(s)
print(sys.stdout.write('abc\n'))
class W:
    def __init__(self): self.parts = []
    def write(self, s): self.parts.append(s)
    def flush(self): self.parts.append('FLUSH')
w = W(); print('a', 1, file=w, flush=True); print(w.parts)
old = sys.stdout; sys.stdout = w; print('hidden', 2.5); sys.stdout = old; print(w.parts)
sys.stdout = None; print('gone'); sys.stdout = old
del sys.stdout
try: print('x')
except RuntimeError as e: sys.stdout = old; print(e)
try: raise KeyError('k')
except KeyError: print(sys.exc_info()[:2], sys.exception())
print(sys.exc_info())
def f():
    x = 1
    fr = sys._getframe(); print(fr.f_code.co_name, fr.f_locals, sys._getframe(1).f_code.co_name, fr.f_lineno)
    print(sorted(locals()), vars() is locals(), dir()); return globals() is fr.f_globals
print(f())
class C: pass
c = C(); c.a = 1; print(vars(c), 'a' in dir(c), dir(c) == sorted(dir(c)))
print(eval('1+2'), eval('x', {'x': 5}), eval('  3'), eval('a+b', {'a': 1}, {'b': 2}))
exec('q = 5\nprint(q)'); print(q)
ns = {}; exec('def g(n): return n * k\nk = 3', ns); print(ns['g'](4), sorted(ns)[:2])
ns2 = {}; exec('z = 1\nfor i in range(3): z += i', {}, ns2); print(ns2)
co = compile('1 + 41', '<s>', 'eval'); print(eval(co)); co = compile('w = 7', '<s>', 'exec'); exec(co); print(w)
def h():
    y = 10
    return eval('y + 1'), eval('[y, y]')
print(h())
for bad in ("eval('1+')", "eval(5)", "exec(5)", "eval('x', 5)", "exec('x', 5)", "eval('1', {}, 5)", "exec('1', {}, 5)", "compile('1', 'f', 'bad')", "compile('1','f')", "eval()", "exec()", "eval('undefined_name')", "exec('raise ValueError(3)')","eval('a b')"):
    try: exec(bad); print(bad, 'ok')
    except Exception as e: print(bad, type(e).__name__, e)
print(__import__('math').pi, __import__('sys') is sys)
try: __import__('nonexistent_mod')
except ImportError as e: print(type(e).__name__, e)
try: __import__(5)
except TypeError as e: print(e)
try: __import__('')
except ValueError as e: print(e)
print(__debug__, Ellipsis, NotImplemented, ..., __name__)
try: exit(3)
except SystemExit as e: print(repr(e), e.code)
try: quit()
except SystemExit as e: print(repr(e), e.code)
try: sys.exit()
except SystemExit as e: print(repr(e), e.code, e.args)
try: sys.exit((1, 2))
except SystemExit as e: print(repr(e), e.code, e.args)
try: sys.exit('msg')
except SystemExit as e: print(repr(e), e.code)
print(EnvironmentError is OSError, IOError, BaseException, Exception.__mro__)
sys.exit('bye')

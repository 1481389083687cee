"""Operations on constants yield constants: no line events of their own, no docstrings, the same warnings."""
import sys
log=[]
def hook(f,e,a):
    if e=='line': log.append(f.f_lineno-f.f_code.co_firstlineno)
    return hook
def strings():
    x = ("abc" +
         "def"
         + "é" * 3)
    y = "abcd"[
       2]
    z = ("é𝄞"
       [-1])
    w = (True +
         1,
         True &
         False, -True, ~True,
         not
         "a" * 0)
    "doc" + "string"
    u = "\ud83d" + "\ude00"
    v = 2 * "ab" * -1
    big = "x" * 5000
    t = 1.5 + True
    return x, y, z, w, ascii(u), v, len(big), t
def doc():
    "not" + " a doc"
def doc2():
    "a doc"
sys.settrace(hook)
r=strings()
sys.settrace(None)
print(r, log, doc.__doc__, doc2.__doc__)
print([type(v).__name__ for v in r[3]])
for src in ("'abc'[5]","'abc'[1.5]","'a'+1","'a'*'b'","1/0","'a' is 'a'+''","('a'+'b')()","'ab'[True]","'ab'[-2]","1 << 3.0", "not 'a'+'b'"):
    try: print(src, eval(src))
    except Exception as e: print(src, type(e).__name__, e)
s = 0
for c in "ab"*2+"c": s += ord(c)
print(s)
def f(x="a"+"b", *, y: "in"+"t"=-1-2): return x, y
print(f(), f.__annotations__)
while not "a"*0:
    print("once"); break
chain = eval(" + ".join(["'" + "a" * 80 + "'"] * 300))
print(len(chain), ("a" + "b")[1] + "c", ("a" + "b") * 2 + "c", "" + "" + "x", "x" + ("y" + "z") + "", ("p" + "q") + ("r" + "s"))

"""Subclasses of int, float and str: attributes, operators, formatting, and what type results have."""
class MyInt(int):
    def __new__(cls, v, tag=None):
        self = super().__new__(cls, v)
        self.tag = tag
        return self
    def __repr__(self): return f"MyInt({int(self)})"
    def __add__(self, o): return MyInt(int(self) + int(o), "sum")
    __radd__ = __add__
a = MyInt(5, "x"); b = MyInt(10**30, "big")
print(a, repr(a), a.tag, b.tag, a + 1, 1 + a, (a + 1).tag, a * 2, type(a * 2), a == 5, hash(a) == hash(5), {5: "five"}[a])
print(isinstance(a, int), a.bit_length(), b // 3, -a, type(-a), +a, type(+a), abs(a), ~a, a << 3, a ** 2, a / 2, a % 3, divmod(a, 3))
print(f"{a:05d} {a!r} {a!s} {a}", "%d %s %r %x" % (a, a, a, a), "{:>10}|{:x}".format(a, b), format(a), str(a), int(a), type(int(a)))
print(list(range(a)), [1, 2, 3, 4, 5, 6][a], "ab" * a, bool(MyInt(0)), float(a), round(a, -1), a.real, type(a.real), a.__index__(), max(a, 3), sorted([b, a, 7]))
a.tag = "changed"; a.more = [1]; print(a.tag, a.more, a.__dict__)
class MyFloat(float):
    def __str__(self): return "str!"
f = MyFloat("1.5"); f.x = 1
print(f, repr(f), f.x, f + 1, type(f + 1), f == 1.5, hash(f) == hash(1.5), f"{f}", f"{f:.3f}", "%s %f" % (f, f), int(f), round(f), f.is_integer(), f.hex(), -f, type(-f), abs(f), divmod(f, 1), f < 2, MyFloat.fromhex("0x1p4"), type(MyFloat.fromhex("0x1p4")))
class MyStr(str):
    def __new__(cls, s, n=0):
        self = str.__new__(cls, s); self.n = n; return self
    def up(self): return MyStr(self.upper(), self.n + 1)
s = MyStr("hello", 3)
print(s, repr(s), s.n, s.up(), s.up().n, type(s.upper()), type(s.up()), len(s), s[1], type(s[1:]), s + "x", type(s + "x"), "x" + s, s * 2, s == "hello", hash(s) == hash("hello"), {s: 1}["hello"], "ell" in s)
print(type(s.strip()), type(s.replace("z", "y")), type(str(s)), type(s[:]), type("".join([s])), s.join("ab"), f"{s:>8}|{s!r}", "%s|%5s" % (s, s), s.split("l"), type(s.ljust(2)), type(s.partition("q")[0]), type(s.format()), type("%s" % s), type(s + ""), type("" + s))
t = MyStr(""); print(len(t), repr(t), t.n, not t, t == "", type(t + t))
big = MyStr("z" * 1000); big.q = big; print(len(big), big.q.n, (big + "a")[-2:], big[999])
for c in MyStr("ab"): print(c, type(c))

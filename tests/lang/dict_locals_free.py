# Free variables of functions with exec: read through the enclosing function's variable, visible to executed code and in
# locals(), hidden by what executed code assigns.
import sys

def read(k):
    def inner(v):
        exec("w = v + k")
        return k, w, sorted(locals())
    return inner(1)

print(read(10))


def stale(k):
    def change():
        nonlocal k
        k += 1
    def inner():
        locals()
        change()
        a = k
        exec("b = k")
        change()
        return a, b, k, locals()["k"]
    return inner(), k

print(stale(1))


def hidden(k):
    def change():
        nonlocal k
        k = "changed outside"
    def inner():
        exec("k = 'local now'")
        change()
        first = k
        exec("seen = k")
        exec("del k")
        return first, seen, k
    return inner(), k

print(hidden(1))


def declared(n):
    def step():
        nonlocal n
        exec("n = 'lost, as an assignment to a snapshot'")
        n += 1
        exec("seen = n")
        return n, seen
    return step(), step(), n

print(declared(0))


def through(k):
    def middle():
        def inner():
            return k
        exec("k = 'hidden in middle'")
        return k, inner()
    return middle()

print(through("outer"))


def unbound():
    def inner():
        exec("")
        try:
            return k
        except NameError as e:
            print(type(e).__name__, e, "k" in locals())
        exec("k = 'made'")
        return k
    r = inner()
    k = 1
    return r, inner()

print(unbound())


class Base:
    def who(self, n):
        return "base", n

class Derived(Base):
    def who(self, n):
        exec("n = n + 1")
        return super().who(n), __class__.__name__, "__class__" in locals()
    def other(self):
        exec("self = Derived()")
        return super().who(0)
    def gone(self):
        exec("del self")
        try:
            super()
        except RuntimeError as e:
            return str(e)

print(Derived().who(1), Derived().other(), Derived().gone())


def frame_of(k):
    def inner(a):
        exec("")
        b = k
        return sys._getframe()
    return inner(5)

frame = frame_of("free")
print(sorted(frame.f_locals.items()))

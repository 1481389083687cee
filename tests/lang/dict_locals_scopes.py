# exec in lambdas, comprehensions and class bodies: each falls back to dict locals by itself. Written for the classic
# model; python3.11 has no such functions.
import sys

f = lambda x: (exec("x = x + 1; y = x * 2"), x, y)
print(f(1), f.__code__.co_flags & 3)


def function(a):
    # The comprehension's own variables are in a dict, those of the function are not.
    rows = [(exec("q = i * 10"), q, i) for i in range(2)]
    locals()["a"] = "no effect"
    try:
        q
    except NameError as e:
        print(e)
    return rows, a

print(function("a"), function.__code__.co_flags & 3)


def comprehension_variables(a):
    return [(exec("i = i + a; a = 100"), i, a) for i in range(2)], a

print(comprehension_variables(5))
print({exec("z = 1") or z for _ in range(2)}, {i: exec("i = 'set'") or i for i in range(2)})
print([[exec("j = j + i") or (i, j) for j in range(2)] for i in range(2)])


def with_class(a):
    class C:
        exec("attr = 'made'")
        got = attr
        def m(self, v):
            exec("v = v * 2; w = v")
            return w, self.got
    locals()["a"] = "no effect"
    return C.attr, C().m(4), a

print(with_class(1))


def default_argument(a=exec("made_by_default = 1")):
    return a

print(default_argument(), made_by_default, default_argument.__code__.co_flags & 3)


def decorated_inside(x):
    @(lambda fn: (exec("fn = fn"), fn)[1])
    def inner():
        return x
    locals()["x"] = "no effect"
    return inner()

print(decorated_inside("kept"))


def first_iterable(n):
    # The first iterable belongs to the function.
    r = [i for i in (exec("n = n + 1"), n)]
    return r, n

print(first_iterable(1))


def recursive(n):
    exec("m = n - 1")
    return 0 if n == 0 else n + recursive(m)

print(recursive(20))


def exceptions():
    exec("error = 'before'")
    try:
        raise ValueError("x")
    except ValueError as error:
        exec("text = str(error)")
    try:
        error
    except NameError as e:
        print(e)
    return text

print(exceptions())


def imports():
    exec("import math")
    from math import floor
    import sys as s
    return math.floor is floor, locals()["s"] is sys

print(imports())


def unpacking(*args, **kw):
    exec("args = args + (3,)")
    (a, *b), c = args[:2], args[2]
    for a, (c, d) in [(1, (2, 3))]:
        exec("d += 1")
    kw["z"] = 1
    return a, b, c, d, kw

print(unpacking("a1", "a2"))


def deleted(x):
    exec("")
    del x
    x: int = 3
    x += 1
    return x, [x := x * 2, x]

print(deleted(None))


def many(a, b, c=3, *, d=4, **kw):
    exec("")
    return list(locals().items())

print(many(1, b=2, e=5))
for call in (lambda: many(), lambda: many(1, 2, 3, 4), lambda: many(1, 2, d=4, a=1)):
    try:
        call()
    except TypeError as e:
        print(e)


def shown_by_traceback(x):
    exec("y = x")
    try:
        1 / 0
    except ZeroDivisionError as e:
        frame = e.__traceback__.tb_frame
        return [*frame.f_locals]

print(shown_by_traceback(1))

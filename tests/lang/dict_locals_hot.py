# Dict locals, class bodies and executed code in loops that get compiled. Written for the classic model.
def counts(n):
    exec("")
    total = 0
    for i in range(n):
        total = total + i
        if i & 1:
            total -= 1
    return total, sorted(locals())

print(counts(3000), counts(2), counts(0 + 2000))


def names_in_turn(n):
    # Each turn of the loop adds and removes names.
    exec("")
    out = 0
    for i in range(n):
        a = i
        b = a + 1
        if i % 3 == 0:
            c = b
            out += c
            del c
        out += b
        del a
    return out, sorted(locals())

print(names_in_turn(1500))


def types_change(n):
    exec("")
    x = 0
    for i in range(n):
        x = x + 1
        if i == n // 2:
            x = float(x)
        if i == n // 2 + 100:
            exec("x = 2 ** 80")
        if i == n // 2 + 200:
            locals()["x"] = 1
    return x

print(types_change(2000), types_change(3000))


def shadows(n):
    # Globals and builtins until executed code makes names that hide them.
    exec("")
    seen = []
    for i in range(n):
        size = len("abc")
        if i == n - 3:
            exec("len = lambda s: 'hidden'")
        if i == n - 2:
            exec("del len")
        if i >= n - 4:
            seen.append(size)
    return seen

print(shadows(1200))


glob = 0
def global_read(n):
    exec("")
    global counter
    counter = 0
    out = 0
    for i in range(n):
        counter += 1
        out += glob
        if i == n // 2:
            exec("glob = 100")
    return out, counter

print(global_read(1000), glob)


def unbound(n):
    exec("")
    for i in range(n):
        if i == n - 1:
            del value
        value2 = i
        value = value2
        if i == n - 1:
            exec("del value")
    try:
        return value
    except NameError as e:
        return str(e)

print(unbound(1000))


def error_in_loop(n):
    exec("")
    for i in range(n):
        if i == n - 1:
            try:
                missing
            except NameError as e:
                return i, str(e)

print(error_in_loop(1500))


def recursive(n, depth):
    exec("")
    if depth == 0:
        return n
    total = 0
    for i in range(n):
        total = total + recursive(i, depth - 1)
    return total

print(recursive(12, 3))


def called_often(a, b=2, *rest, **kw):
    exec("")
    c = a + b
    for r in rest:
        c += r
    return c, kw

out = 0
for i in range(2000):
    r, kw = called_often(i, 1, i, i, k=i)
    out += r + kw["k"]
print(out, called_often(1), called_often("a", "b", "c"))


def closure(n):
    exec("")
    total = 0
    def add(v):
        nonlocal total
        total += v
    get = lambda: total
    for i in range(n):
        add(i)
        if i % 400 == 0:
            exec("total += 1000")
    return total, get()

print(closure(2000))


class Body:
    total = 0
    for i in range(3000):
        total = total + i
        if i == 2500:
            double = total * 2
    words = []
    for i in range(3):
        words.append(str(i) + "w")

print(Body.total, Body.double, Body.i, Body.words)


def class_with_free(k):
    class C:
        total = 0
        for i in range(2000):
            total += k + i
        after = k
    return C.total, C.after

print(class_with_free(3))

source = """
total = 0
for i in range(2500):
    total += i * factor
    if i == 1000: late = total
"""
for ns in ({"factor": 2}, {"factor": 0.5}, {"factor": 3, "total": "old", "i": None, "late": None}):
    exec(source, ns)
    print(ns["total"], ns["i"], ns["late"])
code = compile(source, "<again>", "exec")
for factor in range(40):
    ns = {"factor": factor} if factor % 2 else {"other": 1, "factor": factor}
    exec(code, {}, ns)
    if factor % 13 == 0:
        print(ns["total"], list(ns))


class Recording(dict):
    def __setitem__(self, key, value):
        self.sets = getattr(self, "sets", 0) + 1
        dict.__setitem__(self, key, value)

ns = Recording(factor=1)
exec(code, {}, ns)
print(ns["total"], ns.sets)


class Mapping:
    def __init__(self): self.d = {"factor": 1}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v

ns = Mapping()
exec(code, {}, ns)
print(ns.d["total"])


def used_as_globals(n):
    # The namespace is also the globals of a function that executed code makes.
    exec("def read(): return value", locals())
    value = 0
    out = 0
    for i in range(n):
        value = i
        out += read()
    return out

print(used_as_globals(1500))

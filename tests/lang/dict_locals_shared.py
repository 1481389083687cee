# Variables of functions with exec that inner functions share. No Python 3 has such functions: the expected output says
# that a variable is one thing, whether the function, executed code, its locals() or an inner function touches it.
def shared(x):
    y = "y"
    def get():
        return x, y
    def put(a, b):
        nonlocal x, y
        x, y = a, b
    print(get())
    exec("x = 'exec x'; y = 'exec y'")
    print(get(), x, y)
    put(1, 2)
    print(get(), x, y, locals()["x"], locals()["y"])
    exec("print(x + y)")
    locals()["x"] = "dict x"
    x2 = x
    print(get(), x2)
    x = "own x"
    print(get(), locals()["x"])

shared("arg")


def unbound(x):
    def get():
        return x
    def drop():
        nonlocal x
        del x
    exec("del x")
    try:
        get()
    except NameError as e:
        print(type(e).__name__, e)
    try:
        drop()
    except NameError as e:
        print(type(e).__name__, e)
    exec("x = 'again'")
    print(get())
    drop()
    print("x" in locals())
    try:
        x
    except NameError as e:
        print(type(e).__name__, e)
    x = 5
    print(get())

unbound(0)


def unseen():
    exec("made = 1")
    print(made)
    def get():
        return made
    try:
        get()
    except NameError as e:
        print(e)
    try:
        [made for _ in range(1)]
    except NameError as e:
        print(e)

unseen()


def survives(x):
    exec("pass")
    def get():
        return x
    def bump():
        nonlocal x
        x += 1
    d = locals()
    return get, bump, d

get, bump, d = survives(10)
bump()
print(get(), d["x"])
d["x"] = 20
bump()
print(get(), get.__closure__[0].cell_contents, type(get.__closure__[0]).__name__)
get.__closure__[0].cell_contents = "through the cell"
print(d["x"], get.__closure__[0] == bump.__closure__[0])
del d["x"]
try:
    get.__closure__[0].cell_contents
except ValueError as e:
    print(e)


def comprehension(k):
    exec("k = k + 1")
    print([k * i for i in range(3)], {k for _ in range(2)})
    exec("k = 'text'")
    print([k for _ in range(2)])
    print([(k := i) for i in range(3)], k, locals()["k"])

comprehension(1)


def deeper(x):
    exec("")
    def middle():
        def inner():
            return x
        exec("x = 'of middle alone'")
        return x, inner()
    r = middle()
    exec("x = 'outer'")
    return r, middle()

print(deeper("arg"))


def class_in_function(x):
    exec("x = x + 1")
    class C:
        taken = x
        def m(self):
            return x
    exec("x = 'later'")
    return C.taken, C().m()

print(class_in_function(1))


def class_variable_first(x):
    exec("")
    class C:
        exec("x = 'class'")
        taken = x
        def m(self):
            return x
    return C.taken, C().m(), C.x

print(class_variable_first("function"))


def hot(n):
    total = 0
    step = 1
    def add():
        nonlocal total
        total += step
    for i in range(n):
        add()
        if i == n // 2:
            exec("step = 10")
    return total, locals()["total"]

print(hot(2000))


def hot_reader(n):
    exec("base = 0")
    base = 5
    def read(i):
        return base + i
    total = 0
    for i in range(n):
        total += read(i)
        if i % 500 == 0:
            exec("base += 1")
    return total

print(hot_reader(2000))

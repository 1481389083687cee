"""Wrong numbers and names of arguments at call sites that are hot."""


def one(a):
    return a


def two(a, b):
    return a + b


def default(a, b=1, *, c=2):
    return a + b + c


class Thing:
    def __init__(self, x):
        self.x = x

    def method(self, y):
        return self.x + y


def call_one(f, n, *args):
    total = 0
    for i in range(n):
        total += f(i)
    return total + f(*args)


def call_two(f, n):
    total = 0
    for i in range(n):
        total += f(i, 1)
    return total


def call_named(f, n, **kwargs):
    total = 0
    for i in range(n):
        total += f(i, c=3)
    return total + f(0, **kwargs)


def construct(cls, n):
    total = 0
    for i in range(n):
        total += cls(i).method(1)
    return total


def attempt(operation):
    try:
        print(operation())
    except TypeError as error:
        print("TypeError", error)


n = 10000
attempt(lambda: call_one(one, n, 5))
attempt(lambda: call_one(one, n))
attempt(lambda: call_one(one, n, 1, 2))
attempt(lambda: call_one(two, n, 1, 2))
attempt(lambda: call_one(default, n, 1, 2))
attempt(lambda: call_one(lambda: 0, n, 1))
attempt(lambda: call_two(two, n))
attempt(lambda: call_two(one, n))
attempt(lambda: call_two(default, n))
attempt(lambda: call_two(lambda a, b, c: 0, n))
attempt(lambda: call_named(default, n, c=5))
attempt(lambda: call_named(default, n, d=5))
attempt(lambda: call_named(default, n, a=5))
attempt(lambda: call_named(two, n))
attempt(lambda: call_named(lambda x, **k: len(k), n, p=1, q=2))
attempt(lambda: construct(Thing, n))
old_init = Thing.__init__


def new_init(self, x, y):
    self.x = x + y


Thing.__init__ = new_init
attempt(lambda: construct(Thing, n))
Thing.__init__ = old_init
attempt(lambda: construct(Thing, n))
Thing.method = lambda self: 5
attempt(lambda: construct(Thing, n))
Thing.method = lambda self, y, z=3: y + z
attempt(lambda: construct(Thing, n))
default.__defaults__ = (100,)
attempt(lambda: call_one(default, n, 1))
default.__defaults__ = None
attempt(lambda: call_one(default, n, 1))
default.__kwdefaults__ = {"c": 7}
attempt(lambda: call_two(default, n))


def two(a, b=50):
    return a + b


attempt(lambda: call_one(two, n, 1))

"""Assumptions fail inside calls that were inlined, several levels deep."""


def level3(x, log):
    if x == 19999:
        log.append("rare branch")
        x = x + 0.5
    return x * 2


def level2(x, log):
    a = x + 1
    b = level3(x, log)
    return a + b


def level1(x, log):
    before = len(log)
    result = level2(x, log)
    return result, before


def loop(n):
    log = []
    total = 0
    last = None
    for i in range(n):
        value, before = level1(i, log)
        total += value
        last = before
    return total, last, log


def add(a, b):
    return a + b


def weighted(a, b, w):
    return add(a, w) * add(b, w)


def types_change(values):
    out = 0
    for i, v in enumerate(values):
        out = add(out, weighted(i % 10, v, 2))
    return out


class Cell:
    def __init__(self, v):
        self.v = v

    def get(self):
        return self.v

    def bump(self, by):
        old = self.get()
        self.v = add(old, by)
        return old


def methods(n, rare):
    c = Cell(0)
    total = 0
    for i in range(n):
        total += c.bump(1 if i != rare else 2 ** 62)
    return total, c.v


def raises(x):
    if x > 29990:
        raise ValueError(x)
    return x


def guarded(x):
    try:
        return raises(x)
    except ValueError as error:
        return -error.args[0]


def inlined_handlers(n):
    total = 0
    for i in range(n):
        total += guarded(i)
    return total


def recursive_inline(n):
    if n <= 1:
        return n
    return recursive_inline(n - 1) + recursive_inline(n - 2)


print(loop(20000), loop(5000), loop(20001))
print(types_change([1] * 10000), types_change([1] * 10000 + [0.5] * 10), types_change([1] * 9000 + [2 ** 61] * 3))
try:
    types_change([1] * 5000 + ["x"])
except TypeError as error:
    print(error)
print(methods(20000, -1), methods(20000, 15000), inlined_handlers(30000), recursive_inline(18), recursive_inline(10.0), recursive_inline(True))

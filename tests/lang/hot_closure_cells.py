"""Cells in hot code: nonlocal counters, type changes, closures replaced, many closures."""


def counter():
    n = 0

    def tick():
        nonlocal n
        n += 1
        return n

    def poke(value):
        nonlocal n
        n = value

    return tick, poke


def use(n):
    tick, poke = counter()
    total = 0
    for i in range(n):
        total += tick()
        if i == n // 2:
            poke(0.5)
        if i == n - 10:
            poke(2 ** 62)
    return total


def own_cell(n):
    x = 0

    def read():
        return x

    total = 0
    for i in range(n):
        x = i
        total += read()
        if i == n - 2:
            x = 0.25
            total += read()
    return total, x


def inner_writes_loop_variable(n):
    i = 0

    def skip():
        nonlocal i
        if i % 1000 == 10:
            i += 500

    steps = 0
    while i < n:
        skip()
        i += 1
        steps += 1
    return i, steps


def makes_closures(n):
    functions = []
    for i in range(n):
        if i % 2000 == 0:
            functions.append(lambda k=i: (i, k))
    return [f() for f in functions]


def call_changing(n):
    functions = [lambda x: x + 1, lambda x: x * 2 % 1000003, lambda x: x - 3]
    x = 1
    f = functions[0]
    for i in range(n):
        x = f(x)
        if i % 3000 == 2999:
            f = functions[i // 3000 % 3]
    return x


def deleted_cell(n):
    value = 1

    def read():
        return value

    total = 0
    try:
        for i in range(n):
            total += read()
            if i == n - 3:
                del value
    except NameError as error:
        return total, str(error)


def shared(n):
    log = []
    state = {"n": 0}
    x = 0

    def a():
        nonlocal x
        x += 2

    def b():
        nonlocal x
        x -= 1
        state["n"] += x

    for i in range(n):
        a()
        b()
        if i % 5000 == 0:
            log.append(x)
    return x, state, log


def deep(n):
    a = 1

    def f():
        b = a + 1

        def g():
            nonlocal b
            b += a
            return b

        return g

    total = 0
    g = f()
    for i in range(n):
        total += g()
        if i == n // 2:
            a = 3
    return total


print(use(20000), own_cell(20000), inner_writes_loop_variable(20000), makes_closures(10000), call_changing(20000), deleted_cell(20000), shared(20000), deep(20000))

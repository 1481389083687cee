"""Closures share cells with their function and with each other."""


def make_counter(start=0):
    count = start

    def increment(by=1):
        nonlocal count
        count += by
        return count

    def read():
        return count

    def reset():
        nonlocal count
        count = start

    return increment, read, reset


def make_account():
    balance = 0
    history = []

    def deposit(amount):
        nonlocal balance
        balance += amount
        history.append(balance)
        return deposit

    return deposit, lambda: (balance, history)


def loop_cells():
    late = []
    early = []
    for i in range(3):
        late.append(lambda: i)
        early.append(lambda i=i: i)
    made = [make(i) for i in range(3)]
    i = "after"
    return [f() for f in late], [f() for f in early], [f() for f in made]


def make(i):
    return lambda: i


def parameter_cell(x):
    def change():
        nonlocal x
        x = x * 2
        return x
    change()
    change()
    return x


def deep(a):
    def level1(b):
        def level2(c):
            def level3(d):
                nonlocal a, c
                a += 1
                c += d
                return a, b, c, d
            return level3
        return level2
    return level1


inc, read, reset = make_counter(10)
other, other_read, _ = make_counter()
print(inc(), inc(), inc(5), other(), read(), other_read(), reset(), read())
deposit, state = make_account()
deposit(5)(10)(-3)
print(state())
print(loop_cells())
print(parameter_cell(3), parameter_cell("ab"))
third = deep(1)(2)(3)
print(third(10), third(10), deep(1)(2)(3)(4))
fs = {}
for name in ("a", "b"):
    def f(suffix, name=name):
        return name + suffix
    fs[name] = f
print(fs["a"]("1"), fs["b"]("2"))


def recursive_closure(n):
    def fact(k):
        return 1 if k <= 1 else k * fact(k - 1)
    return fact(n)


print(recursive_closure(10), make_counter.__name__, inc.__name__, inc.__qualname__)
total = 0
for _ in range(100):
    total += inc()
print(total, read())

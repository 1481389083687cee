"""Functions are redefined, deleted and brought back while their callers are hot."""


def step(x):
    return x + 1


def call_many(n):
    total = 0
    for i in range(n):
        total = step(total)
    return total


def redefine_inside(n, at):
    global step
    total = 0
    for i in range(n):
        if i == at:
            step = lambda x: x + 1000
        total = step(total)
    return total


def recursive(n):
    return 0 if n == 0 else 1 + recursive(n - 1)


def call_recursive(times):
    total = 0
    for _ in range(times):
        total += recursive(20)
    return total


def replaces_itself():
    global replaces_itself

    def replaces_itself():
        return "second"
    return "first"


def use_replaced(n):
    counts = {}
    for _ in range(n):
        name = replaces_itself()
        counts[name] = counts.get(name, 0) + 1
    return counts


print(call_many(30000), redefine_inside(30000, 25000), call_many(1000))


def step(x):
    return x + 2


print(call_many(30000))
step = abs
print(call_many(100))
original = recursive
print(call_recursive(2000))
recursive = lambda n: n * 100
print(call_recursive(2000), original(3))
recursive = original
print(call_recursive(2000))
del step
try:
    call_many(1)
except NameError as error:
    print(error)
step = 5
try:
    call_many(1)
except TypeError as error:
    print(error)


def step(x, y=10):
    return x + y


print(call_many(30000), use_replaced(20000))


class step:
    def __init__(self, x):
        self.x = x

    def __add__(self, other):
        return self.x + other


print(type(call_many(3)).__name__)

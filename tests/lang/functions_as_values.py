"""Functions in containers, as arguments and results; attributes of functions; recursion."""


def add(a, b):
    return a + b


def twice(function):
    def wrapper(*args):
        return function(function(*args))
    return wrapper


def compose(*functions):
    def run(x):
        for function in functions:
            x = function(x)
        return x
    return run


def factorial(n):
    return 1 if n < 2 else n * factorial(n - 1)


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


table = {"add": add, "sub": lambda a, b: a - b, "max": max}
for name in table:
    print(name, table[name](3, 7))
print(twice(lambda x: x * 3)(2), twice(twice(lambda x: x + 1))(0), compose(str, len, float)(12345), compose()(5))
print(factorial(20), even(101), odd(7), [f(4) for f in (lambda x: x, abs, factorial, str, range)])
print(sorted(["b", "A", "c"], key=str.lower), list(map(add, [1, 2], [10, 20])), list(filter(None, [0, 1, "", "a"])), max([[1, 2], [3]], key=len))
add.calls = 0
add.calls += 1
add.note = "attribute"
print(add.calls, add.note, hasattr(add, "missing"), sorted(vars(add)), callable(add), callable(5), callable(int))
try:
    add.missing
except AttributeError as error:
    print(error)
other = add
print(other is add, other == add, other(1, 2), add != twice, other.__name__)


def outer():
    def inner():
        return inner.__name__, inner.__qualname__
    return inner


print(outer()(), outer.__qualname__, (lambda: 0).__qualname__, [f() for f in [lambda i=i: i for i in range(3)]], [f() for f in [lambda: i for i in range(3)]])


def add(a, b):
    return "redefined"


print(add(1, 2), other(1, 2), table["add"](1, 2))
if True:
    def branch():
        return "first"
else:
    def branch():
        return "second"
print(branch(), (lambda f: f(f, 5))(lambda f, n: 1 if n == 0 else n * f(f, n - 1)))
bound = [].append
bound(1)
bound(2)
print(bound.__name__, "a-b".split("-"), "abc".upper.__name__, list(map("x{}".format, [1, 2])), len.__name__)

"""__call__: objects as functions, with every kind of argument."""


class Adder:
    def __init__(self, n):
        self.n = n
        self.calls = 0

    def __call__(self, x, *more, scale=1, **names):
        self.calls += 1
        return (self.n + x + sum(more)) * scale, sorted(names)


class Memo:
    def __init__(self, function):
        self.function = function
        self.known = {}

    def __call__(self, n):
        if n not in self.known:
            self.known[n] = self.function(n)
        return self.known[n]


class NotCallable:
    pass


add = Adder(10)
print(add(1), add(1, 2, 3), add(1, scale=2, z=0, a=1), add(*[1, 2], **{"scale": 3}), add.calls, callable(add), callable(NotCallable()), callable(Adder))
fibonacci = Memo(lambda n: n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2))
print(fibonacci(80), len(fibonacci.known), list(map(add, [1, 2])), sorted([3, 1, 2], key=Memo(lambda n: -n)))


def attempt(operation):
    try:
        print(operation())
    except TypeError as error:
        print(error)


attempt(lambda: add())
attempt(lambda: NotCallable()())
attempt(lambda: fibonacci(1, 2))
n = NotCallable()
n.__call__ = lambda: "instance"
attempt(lambda: n())
NotCallable.__call__ = lambda self: "class"
attempt(lambda: n())
print(Adder.__call__(add, 5), add.__call__(5))


class Factory:
    def __init__(self, cls):
        self.cls = cls

    def __call__(self, *args):
        return self.cls(*args)


print(Factory(list)("ab"), Factory(Adder)(1)(2), Factory(Factory)(int)("12"))
total = 0
for i in range(1000):
    total += add(i)[0]
print(total, add.calls)

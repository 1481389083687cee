"""One call site that calls functions, closures, methods, builtins, classes and instances."""


class Adder:
    def __init__(self, n):
        self.n = n

    def __call__(self, x):
        return self.n + x

    def method(self, x):
        return self.n * x

    @staticmethod
    def static(x):
        return -x

    @classmethod
    def klass(cls, x):
        return len(cls.__name__) + x


class Number:
    def __init__(self, x):
        self.x = x

    def __radd__(self, other):
        return other + self.x


def plain(x):
    return x + 1


def with_default(x, y=5):
    return x + y


def variadic(*args):
    return len(args)


def keyword_only(x, *, scale=3):
    return x * scale


def make(n):
    def closure(x):
        return x + n
    return closure


def apply(functions, rounds):
    total = 0
    for i in range(rounds):
        for f in functions:
            total = total + f(i)
    return total


def wrong_arity():
    return 0


FUNCTIONS = [plain, with_default, variadic, keyword_only, make(10), make(20.5), lambda x: x * x, Adder(3), Adder(4).method, Adder.static, Adder.klass, abs, int, float, [1, 2].count, Number]
for function in FUNCTIONS:
    print(apply([function], 3000))
print(apply(FUNCTIONS, 1000))
for count in range(1, len(FUNCTIONS)):
    print(apply(FUNCTIONS[:count], 100), end=" ")
print()
for wrong in (wrong_arity, lambda a, b: 0, len, "text", None, 5, ord, Adder):
    try:
        apply([plain] * 10 + [wrong], 100)
    except TypeError as error:
        print(error)
print(apply([plain], 10000))

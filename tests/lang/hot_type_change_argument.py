"""A function is hot with ints; then floats, texts, lists, own objects and wrong types come."""


class Vector:
    def __init__(self, x):
        self.x = x

    def __mul__(self, other):
        return Vector(self.x * other)

    def __add__(self, other):
        return Vector(self.x + (other.x if isinstance(other, Vector) else other))

    def __repr__(self):
        return "Vector(%r)" % self.x


def combine(a, b):
    return a * 2 + b


def compare(a, b):
    if a < b:
        return "less"
    if a == b:
        return "equal"
    return "more"


def drive(function, pairs, n):
    result = None
    for i in range(n):
        for a, b in pairs:
            result = function(a, b)
    return result


def attempt(function, a, b):
    try:
        print(function.__name__, function(a, b))
    except TypeError as error:
        print(function.__name__, "TypeError", error)


for function in (combine, compare):
    print(drive(function, [(1, 2), (3, 4)], 10000))
    attempt(function, 1.5, 2)
    attempt(function, 2, 1.5)
    attempt(function, "ab", "c")
    attempt(function, [1], [2])
    attempt(function, (1,), (1, 1))
    attempt(function, True, False)
    attempt(function, 2 ** 61, 2 ** 62)
    attempt(function, 2 ** 100, 1)
    attempt(function, 1, "a")
    attempt(function, "a", 1)
    attempt(function, None, 1)
    attempt(function, {}, 1)
    print(drive(function, [(0.5, 1.5), (1, 2.5)], 10000))
    print(drive(function, [("a", "b"), (1, 2), (0.5, 2)], 5000))
    attempt(function, 1, 2)
attempt(combine, Vector(1), Vector(2))
attempt(combine, Vector(1.5), 2)
attempt(combine, 2, Vector(1))
print(drive(combine, [(Vector(1), 2)], 3000))
attempt(combine, 3, 4)

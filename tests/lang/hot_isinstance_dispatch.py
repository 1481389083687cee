"""isinstance and type tests that steer hot code, with new classes appearing late."""


class Shape:
    pass


class Circle(Shape):
    def __init__(self, r):
        self.r = r


class Square(Shape):
    def __init__(self, side):
        self.side = side


class Special(Square):
    pass


def area(s):
    if isinstance(s, Circle):
        return 3 * s.r * s.r
    if isinstance(s, Square):
        return s.side * s.side
    if isinstance(s, (int, float)):
        return s
    if isinstance(s, (list, tuple)):
        return sum([area(item) for item in s])
    if s is None:
        return 0
    raise TypeError("no area: " + type(s).__name__)


def total(shapes, rounds):
    t = 0
    for _ in range(rounds):
        for s in shapes:
            t += area(s)
    return t


def exact_type(values, rounds):
    counts = {}
    for _ in range(rounds):
        for v in values:
            t = type(v)
            if t is int:
                name = "int"
            elif t is float:
                name = "float"
            elif t == Square:
                name = "Square"
            else:
                name = t.__name__
            counts[name] = counts.get(name, 0) + 1
    return sorted(counts.items())


def evaluate(tree):
    if isinstance(tree, int):
        return tree
    op, left, right = tree
    a, b = evaluate(left), evaluate(right)
    if op == "+":
        return a + b
    if op == "-":
        return a - b
    return a * b


print(total([Circle(1), Square(2)], 5000), total([Circle(1), Square(2), Special(3)], 3000), total([1, 2.5, True, None, [Circle(1), (Square(1), 2)]], 1000))
for bad in ("text", {}, len):
    try:
        total([Circle(2)] * 10 + [bad], 100)
    except TypeError as error:
        print(error)


class Late(Circle):
    pass


print(total([Late(2), Circle(1)], 3000), exact_type([1, 2.5, True, Square(1), Special(1), "x", None], 2000))
print(sum([evaluate(("+", ("*", i, 3), ("-", 10, ("*", 2, i)))) for i in range(3000)]))
s = Square(3)
s.__class__ = Circle
try:
    total([Circle(1), s], 1000)
except AttributeError as error:
    print(error)
print(total([Circle(1)], 5000))

"""Classes: methods, instance and class attributes, construction, names."""


class Point:
    """A point."""

    dimensions = 2
    created = 0

    def __init__(self, x=0, y=0):
        self.x = x
        self.y = y
        Point.created += 1

    def move(self, dx, dy=0):
        self.x += dx
        self.y += dy
        return self

    def distance(self, other):
        return abs(self.x - other.x) + abs(self.y - other.y)


class Empty:
    pass


p = Point(1, 2)
q = Point(y=5)
print(p.x, p.y, q.x, q.y, p.distance(q), p.move(3).move(0, 4).x, p.y, Point.created, p.created, p.dimensions)
p.dimensions = 3
print(p.dimensions, q.dimensions, Point.dimensions, vars(p), vars(q))
Point.dimensions = 4
print(p.dimensions, q.dimensions)
print(type(p) is Point, p.__class__ is Point, Point.__name__, Point.__doc__, Point.__bases__[0].__name__, isinstance(p, Point), isinstance(p, object), Point.__module__)
print(Point.move(q, 1) is q, q.x)
p.new = "added"
print(p.new, hasattr(q, "new"), sorted(vars(p)), p.__dict__ == vars(p), p == p, p == q, p != q, Empty() == Empty())
move = p.move
move(10)
print(p.x, move.__name__, move.__self__ is p, move.__func__ is Point.move, Point.move.__name__, p.move == p.move, p.move is p.move)


def attempt(function):
    try:
        print(function())
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)


attempt(lambda: p.missing)
attempt(lambda: Point.missing)
attempt(lambda: Empty().x)
attempt(lambda: (5).missing)
attempt(lambda: None.missing)
attempt(lambda: p.missing())
attempt(lambda: p())
attempt(lambda: p[0])
attempt(lambda: len(p))
attempt(lambda: p + 1)
attempt(lambda: p < q)
attempt(lambda: -p)
attempt(lambda: 1 in p)
attempt(lambda: iter(p))
attempt(lambda: [1][p])
attempt(lambda: int(p))
attempt(lambda: float(p))
attempt(lambda: hash(p) == hash(p))
attempt(lambda: bool(p))
attempt(lambda: {p: 1}[p])
attempt(lambda: repr(p).startswith("<__main__.Point object at 0x"))
attempt(lambda: repr(Point) + str(Empty) + repr(type(Point)))
e = Empty()
e.function = lambda n: n * 2
print(e.function(4), Empty.__dict__.get("function"), callable(e.function))


class Point:
    def __init__(self):
        self.x = "new class"


print(Point().x, q.x, isinstance(q, Point), type(q).__name__)

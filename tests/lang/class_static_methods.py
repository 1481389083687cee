"""staticmethod and classmethod: calls through class and instance, inheritance."""


class Shape:
    count = 0

    def __init__(self, sides):
        self.sides = sides
        self.register()

    @classmethod
    def register(cls):
        cls.count += 1
        return cls.__name__, cls.count

    @classmethod
    def square(cls):
        return cls(4)

    @staticmethod
    def area(width, height=1):
        return width * height

    @staticmethod
    def nothing():
        return "nothing"

    def describe(self):
        return "%s %d %d" % (type(self).__name__, self.sides, self.area(2, 3))


class Polygon(Shape):
    @classmethod
    def square(cls):
        shape = super().square()
        shape.sides += 100
        return shape

    @staticmethod
    def area(width, height=1):
        return -Shape.area(width, height)


print(Shape.area(2, 3), Shape(3).area(5), Shape.nothing(), Shape(1).nothing(), Shape.register(), Shape(2).register())
print(Shape.square().describe(), Polygon.square().describe(), Polygon(7).describe(), Polygon.square().square().sides)
print(Shape.count, Polygon.count, Polygon.register(), "count" in vars(Polygon))
print(Polygon.area(1), Polygon(1).area(width=2, height=2), list(map(Shape.area, [1, 2], [3, 4])))
register = Polygon.register
print(register()[0], register.__self__ is Polygon, Shape.area is Shape.area, Shape(1).area is Shape.area)


def plain(*args):
    return args


class Assigned:
    static = staticmethod(plain)
    klass = classmethod(plain)
    method = plain


a = Assigned()
print(a.static(1), Assigned.static(1), a.klass(1)[0] is Assigned, a.method(1)[0] is a, Assigned.method(1), a.method(1)[1:])
a.method = plain
print(a.method(1))

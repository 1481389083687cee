"""Methods are replaced on class, base class and instance while their call sites are hot."""


class Shape:
    def area(self):
        return 1

    def name(self):
        return "shape"


class Square(Shape):
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side * self.side


class Tile(Square):
    pass


def sum_areas(shapes, n):
    total = 0
    for _ in range(n):
        for shape in shapes:
            total += shape.area()
    return total


def replace_midway(shape, n):
    total = 0
    for i in range(n):
        if i == n // 2:
            Square.area = lambda self: -1
        total += shape.area()
    return total


def method_replaces_itself(n):
    class Once:
        def run(self):
            Once.run = lambda self: 2
            return 1

    once = Once()
    total = 0
    for _ in range(n):
        total += once.run()
    return total


square, tile = Square(3), Tile(2)
print(sum_areas([square], 20000), sum_areas([square, tile], 5000))
original = Square.area
Square.area = lambda self: self.side + 0.5
print(sum_areas([square, tile], 5000))
Tile.area = lambda self: 100
print(sum_areas([square, tile], 5000))
del Square.area
print(sum_areas([square, tile], 5000))
del Tile.area
print(sum_areas([square, tile], 5000))
Square.area = original
print(sum_areas([square, tile], 5000), replace_midway(tile, 20000))
Square.area = original
square.area = lambda: 1000
print(sum_areas([square, tile], 5000))
del square.area
print(sum_areas([square, tile], 5000))
Square.area = staticmethod(lambda: 7)
print(sum_areas([square, tile], 5000))
Square.area = classmethod(lambda cls: len(cls.__name__))
print(sum_areas([square, tile], 5000))
Square.area = property(lambda self: lambda: 5)
print(sum_areas([square, tile], 5000))
Square.area = max
try:
    sum_areas([square], 10)
except TypeError as error:
    print(error)
Square.area = None
try:
    sum_areas([square], 10)
except TypeError as error:
    print(error)
Square.area = original
print(sum_areas([square, tile], 5000), method_replaces_itself(10000))

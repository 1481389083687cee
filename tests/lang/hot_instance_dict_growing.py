"""Instances gain and lose attributes while hot: shapes in many orders."""


class Bag:
    pass


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def total(self):
        return self.x + self.y


class Lazy:
    def value(self):
        if not hasattr(self, "cached"):
            self.cached = 42
        return self.cached


def fill(n):
    bag = Bag()
    for i in range(n):
        setattr(bag, "k%d" % (i % 500), i)
    return len(vars(bag)), bag.k499


def read_points(points, rounds):
    total = 0
    for _ in range(rounds):
        for p in points:
            total += p.total()
    return total


def orders(n):
    total = 0
    for i in range(n):
        b = Bag()
        if i % 3 == 0:
            b.a = 1
            b.b = 2
        elif i % 3 == 1:
            b.b = 20
            b.a = 10
        else:
            b.c = 5
            b.a = 100
            b.b = 200
        total += b.a + b.b
    return total


def grow_one(n):
    b = Bag()
    b.count = 0
    for i in range(n):
        b.count += 1
        if i % 1000 == 0:
            setattr(b, "attr%d" % i, i)
    return b.count, len(vars(b))


def add_and_delete(n):
    p = Point(1, 2)
    total = 0
    for i in range(n):
        p.temp = i
        total += p.temp + p.x
        del p.temp
    return total, sorted(vars(p))


def lazily(n):
    total = 0
    for _ in range(n):
        total += Lazy().value()
    lazy = Lazy()
    for _ in range(n):
        total += lazy.value()
    return total


points = [Point(i, i + 1) for i in range(50)]
print(fill(10000), read_points(points, 300))
points[10].extra = 1
points[20].z = points[20].x = 1000
print(read_points(points, 300))
del points[30].x
try:
    read_points(points, 1)
except AttributeError as error:
    print(error)
points[30].x = 0.5
print(read_points(points, 300), orders(20000), grow_one(20000), add_and_delete(10000), lazily(5000))
points[5].total = lambda: -5
print(read_points(points, 300))
points[7].__dict__["y"] = 2 ** 65
print(read_points(points, 3), list(vars(points[20])), list(vars(points[30])))

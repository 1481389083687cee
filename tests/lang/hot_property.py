"""Properties, methods found through super(), class and static methods on hot paths."""


class Base:
    def __init__(self, n):
        self._n = n
        self.reads = 0

    @property
    def n(self):
        self.reads += 1
        return self._n

    @n.setter
    def n(self, value):
        if value == "bad":
            raise ValueError("bad value")
        self._n = value

    def step(self):
        return 1

    @classmethod
    def scale(cls):
        return 2

    @staticmethod
    def twice(x):
        return x * 2


class Child(Base):
    def step(self):
        return super().step() + 10

    @classmethod
    def scale(cls):
        return super().scale() + 1


class Grandchild(Child):
    def step(self):
        return super().step() + 100


def reads(o, n):
    total = 0
    for _ in range(n):
        total += o.n
    return total, o.reads


def writes(o, n):
    for i in range(n):
        o.n = o.n + i
    return o._n


def steps(objects, n):
    total = 0
    for _ in range(n):
        for o in objects:
            total += o.step() + o.scale() + o.twice(3)
    return total


def bad_write(o, n):
    try:
        for i in range(n):
            o.n = i if i < n - 1 else "bad"
    except ValueError as error:
        return str(error), o._n


o = Base(5)
print(reads(o, 20000), writes(Base(0), 20000), bad_write(Base(0), 20000))
print(steps([Base(0)], 10000), steps([Base(0), Child(0), Grandchild(0)], 5000))
o._n = 0.5
print(reads(o, 20000))
Base.n = 7
print(reads(o, 10000)[0])
o.__dict__["n"] = 9
print(reads(o, 10000)[0])
Base.n = property(lambda self: 3)
print(reads(o, 10000)[0])
try:
    writes(o, 10)
except AttributeError as error:
    print(error)
Base.step = lambda self: 5
print(steps([Base(0), Child(0), Grandchild(0)], 5000))
Child.scale = staticmethod(lambda: -1)
Base.twice = lambda self, x: 0
print(steps([Base(0), Child(0), Grandchild(0)], 5000))
Grandchild.step = Base.step
print(steps([Base(0), Child(0), Grandchild(0)], 5000))

"""Class attributes change while code that reads them through instances is hot."""


class Base:
    rate = 2
    shared = []

    def cost(self, n):
        return n * self.rate


class Derived(Base):
    pass


class Other(Base):
    rate = 7


def total_cost(thing, n):
    total = 0
    for i in range(n):
        total += thing.cost(i)
    return total


def read_class(n):
    total = 0
    for _ in range(n):
        total += Base.rate
    return total


def change_midway(thing, n):
    total = 0
    for i in range(n):
        if i == n // 2:
            Base.rate = 100
        total += thing.rate
    return total


d = Derived()
print(total_cost(d, 20000), read_class(10000))
Base.rate = 3
print(total_cost(d, 20000), read_class(10000))
Derived.rate = 5
print(total_cost(d, 20000), read_class(1000), total_cost(Base(), 1000))
d.rate = 11
print(total_cost(d, 20000), total_cost(Derived(), 1000))
del d.rate
print(total_cost(d, 20000))
del Derived.rate
print(total_cost(d, 20000))
Base.rate = 0.5
print(total_cost(d, 20000))
Base.rate = 1
print(change_midway(d, 20000), change_midway(Other(), 20000), Base.rate)
Base.rate = "ab"
print(len(d.cost(3)))
del Base.rate
try:
    total_cost(d, 10)
except AttributeError as error:
    print(error)
Base.rate = property(lambda self: 4)
print(total_cost(d, 1000), total_cost(Other(), 1000))
Base.rate = 2
print(total_cost(d, 20000))
for i in range(20):
    setattr(Base, "extra%d" % i, i)
print(total_cost(d, 20000), d.extra19)

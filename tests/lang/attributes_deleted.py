# Attributes deleted and set again: order of __dict__, what is found afterwards, in objects of few and of many attributes.


class Point:
    def __init__(self, *names):
        for i, name in enumerate(names):
            setattr(self, name, i)


def state(p):
    return [(name, getattr(p, name)) for name in dir(p) if name[0] != "_"]


def each_order():
    names = "abcd"
    for first in names:
        for second in names:
            if first == second:
                continue
            p = Point(*names)
            delattr(p, first)
            delattr(p, second)
            print(first, second, state(p), hasattr(p, first))
            setattr(p, first, first * 2)
            setattr(p, "new", 1)
            print(vars(p))


def swap(p, n):
    total = 0
    for i in range(n):
        p.last = i
        total += p.last + p.a
        del p.last
    return total


def cycle(p, n):
    for i in range(n):
        p.a, p.b = p.b, i
        del p.a
        p.a = i
    return list(vars(p).items())


def many(count):
    p = Point(*["x%d" % i for i in range(count)])
    for i in range(0, count, 3):
        delattr(p, "x%d" % i)
    try:
        del p.x0
    except AttributeError as e:
        print(e)
    return sorted(vars(p))[:5], len(vars(p))


class Slotted:
    __slots__ = ("a", "b", "c")


class Default:
    a = "of the class"


def default(n):
    d = Default()
    seen = []
    for i in range(n):
        d.a = i
        seen.append(d.a)
        del d.a
        seen.append(d.a)
    return seen[-4:]


each_order()
print(swap(Point("a", "b"), 3000))
print(cycle(Point("a", "b", "c"), 3000))
for count in (3, 7, 40, 300):
    print(many(count))
s = Slotted()
s.a, s.b, s.c = 1, 2, 3
del s.b
try:
    s.b
except AttributeError as e:
    print(e)
s.b = 4
print(s.a, s.b, s.c)
print(default(2000))

p = Point("a")
shown = p.__dict__
del p.a
p.b = 2
print(shown, p.__dict__ is shown)

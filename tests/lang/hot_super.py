# super() in compiled code: one class, several, diamonds, and what changes while the code is hot.
import sys


class Base:
    def __init__(self, n):
        self.n = n

    def value(self, k):
        return self.n + k

    @classmethod
    def make(cls, n):
        return cls(n)

    @staticmethod
    def plain(n):
        return n * 2

    @property
    def half(self):
        return self.n / 2


class Left(Base):
    def __init__(self, n):
        super().__init__(n + 1)
        self.left = n

    def value(self, k):
        return super().value(k) * 2

    @classmethod
    def make(cls, n):
        return super().make(n + 100)

    @property
    def half(self):
        return super().half + 0.25

    def plain_twice(self, n):
        return super().plain(n) * 2


class Right(Base):
    def value(self, k):
        return super().value(k) + 1000


class Both(Left, Right):
    def value(self, k):
        return super().value(k) - 1


def total(objects, n):
    s = 0
    for i in range(n):
        for o in objects:
            s += o.value(i)
    return s


print(total([Left(1)], 500))
print(total([Left(1), Right(2), Both(3)], 500))


def construct(n):
    s = 0
    for i in range(n):
        o = Both(i)
        s += o.n + o.left
    return s


print(construct(1000))


def others(n):
    s = 0
    o = Left(3)
    for i in range(n):
        s += Left.make(i).n + o.half + o.plain_twice(i)
    return s


print(others(500))


# The method found behind the class changes.
before = total([Both(1)], 300)
Right.value = lambda self, k: -k
print(before, total([Both(1)], 300), total([Left(1)], 300))


# Looked at while it is on its way, and reached by an exception.
class Looks(Base):
    def value(self, k):
        if k == 290:
            return super().value(peek())
        if k == 295:
            return super().missing(k)
        return super().value(k)


def peek():
    frame = sys._getframe(1)
    print(frame.f_code.co_name, sorted(frame.f_locals), frame.f_locals["k"])
    return 7


def look(o):
    s = 0
    try:
        for i in range(300):
            s += o.value(i)
    except AttributeError as e:
        print(e)
    return s


print(look(Looks(1)))


# self is another object by then; it is deleted; super is something else; super objects that are kept.
class Swaps(Base):
    def value(self, k):
        if k > 280:
            self = Looks(1000)
        try:
            return super().value(k)
        except TypeError as e:
            return len(str(e))


class Drops(Base):
    def value(self, k):
        if k > 280:
            del self
        try:
            return super().value(k)
        except RuntimeError as e:
            return len(str(e))


class Keeps(Base):
    def value(self, k):
        s = super()
        if k % 100 == 99:
            print(s.__self__ is self, s.__thisclass__.__name__, s.__self_class__.__name__)
        return s.value(k)


class More(Keeps):
    pass


class Sub(Left):
    pass


print(total([Swaps(1)], 300), total([Drops(1)], 300))
print(total([Keeps(1), More(2)], 200))
print(total([Left(1), Sub(2)], 300))


class Captured(Base):
    def value(self, k):
        def inner():
            return self.n

        return super().value(k) + inner()


print(total([Captured(4)], 300))


def super_like(n):
    class Fake:
        def value(self, k):
            return -1

    return Fake()


class Shadow(Base):
    def value(self, k):
        return super().value(k)


print(total([Shadow(1)], 300))
super = lambda: super_like(0)
print(total([Shadow(1)], 300))
del super
print(total([Shadow(1)], 300))



# In a metaclass: super(Meta, cls) searches the class of cls, but cls itself if that is a metaclass too.
class Meta(type):
    def tag(cls, k):
        return "base " + cls.__name__


class OtherMeta(Meta):
    def tag(cls, k):
        return "other " + super().tag(k)


class Plain(metaclass=OtherMeta):
    pass


class MetaOfItself(OtherMeta, metaclass=OtherMeta):
    pass


def tags(cls, n):
    found = None
    for i in range(n):
        try:
            found = OtherMeta.tag(cls, i)
        except TypeError as e:
            found = str(e)
    return found


print(tags(Plain, 300), tags(MetaOfItself, 300), tags(Plain, 10), sep="; ")

class Deep(Base):
    def value(self, k):
        return super().value("x" if k == 299 else k)


total([Deep(1)], 300)

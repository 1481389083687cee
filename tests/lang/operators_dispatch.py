"""Binary operators: __op__, __rop__, NotImplemented, subclass priority, all operators."""


class Recorder:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name

    def __add__(self, other):
        return "%r+%r" % (self, other)

    def __radd__(self, other):
        return "%r r+ %r" % (other, self)

    def __sub__(self, other):
        return "%r-%r" % (self, other)

    def __rsub__(self, other):
        return "%r r- %r" % (other, self)

    def __mul__(self, other):
        return "%r*%r" % (self, other)

    def __rmul__(self, other):
        return "%r r* %r" % (other, self)

    def __truediv__(self, other):
        return "%r/%r" % (self, other)

    def __rtruediv__(self, other):
        return "%r r/ %r" % (other, self)

    def __floordiv__(self, other):
        return "%r//%r" % (self, other)

    def __rfloordiv__(self, other):
        return "%r r// %r" % (other, self)

    def __mod__(self, other):
        return "%r%%%r" % (self, other)

    def __rmod__(self, other):
        return "%r r%% %r" % (other, self)

    def __pow__(self, other, modulus=None):
        return "%r**%r mod %r" % (self, other, modulus)

    def __rpow__(self, other):
        return "%r r** %r" % (other, self)

    def __divmod__(self, other):
        return "divmod(%r, %r)" % (self, other)

    def __rdivmod__(self, other):
        return "rdivmod(%r, %r)" % (other, self)

    def __lshift__(self, other):
        return "%r<<%r" % (self, other)

    def __rlshift__(self, other):
        return "%r r<< %r" % (other, self)

    def __rshift__(self, other):
        return "%r>>%r" % (self, other)

    def __rrshift__(self, other):
        return "%r r>> %r" % (other, self)

    def __and__(self, other):
        return "%r&%r" % (self, other)

    def __rand__(self, other):
        return "%r r& %r" % (other, self)

    def __or__(self, other):
        return "%r|%r" % (self, other)

    def __ror__(self, other):
        return "%r r| %r" % (other, self)

    def __xor__(self, other):
        return "%r^%r" % (self, other)

    def __rxor__(self, other):
        return "%r r^ %r" % (other, self)

    def __neg__(self):
        return "-%r" % self

    def __pos__(self):
        return "+%r" % self

    def __invert__(self):
        return "~%r" % self

    def __abs__(self):
        return "abs(%r)" % self


class Declines:
    def __repr__(self):
        return "declines"

    def __add__(self, other):
        print("Declines.__add__")
        return NotImplemented

    def __radd__(self, other):
        print("Declines.__radd__")
        return NotImplemented


class Base:
    def __add__(self, other):
        return "Base.__add__"

    def __radd__(self, other):
        return "Base.__radd__"


class Sub(Base):
    def __radd__(self, other):
        return "Sub.__radd__"


class SubWithout(Base):
    pass


class OnlyReflected:
    def __radd__(self, other):
        return "OnlyReflected of %r" % (other,)

    def __rmul__(self, other):
        return "OnlyReflected times %r" % (other,)


def attempt(operation):
    try:
        print(operation())
    except TypeError as error:
        print("TypeError", error)


a, b = Recorder("a"), Recorder("b")
print(a + b, a + 1, 1 + a, a - b, 2.5 - a, a * b, "s" * a, [1] * a, a / 2, 2 / a, a // b, 7 // a)
print(a % b, 5 % a, a ** b, 2 ** a, pow(a, 2, 3), divmod(a, b), divmod(5, a), a << 1, 1 << a, a >> 1, 1 >> a)
print(a & b, 1 & a, a | b, {} | a, a ^ b, True ^ a, -a, +a, ~a, abs(a), None + a)
print(sum([2], a), a + b + "tail", 1 + a + "end")
attempt(lambda: Declines() + Declines())
attempt(lambda: Declines() + 1)
attempt(lambda: 1 + Declines())
attempt(lambda: Declines() + a)
print(Base() + Sub(), Sub() + Base(), Base() + Base(), Base() + SubWithout(), SubWithout() + Base(), Sub() + Sub(), 1 + Sub(), 1 + Base())
print([1] * 2, 1 + OnlyReflected(), [1] * OnlyReflected(), "x" + OnlyReflected(), None + OnlyReflected())
attempt(lambda: [1] + OnlyReflected())
attempt(lambda: OnlyReflected() + 1)
attempt(lambda: OnlyReflected() + OnlyReflected())
attempt(lambda: -OnlyReflected())
attempt(lambda: ~OnlyReflected())
attempt(lambda: abs(OnlyReflected()))
attempt(lambda: divmod(OnlyReflected(), 1))
attempt(lambda: OnlyReflected() << 1)


class Instance:
    pass


i = Instance()
i.__add__ = lambda other: "instance attribute"
attempt(lambda: i + 1)
Instance.__add__ = lambda self, other: "class attribute"
attempt(lambda: i + 1)
print("%s" % a, 5 + True, True + True, 1.5 + True)

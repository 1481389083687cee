"""Multiple inheritance: method resolution order and cooperative super()."""


class Base:
    def __init__(self, log):
        log.append("Base")

    def name(self):
        return "Base"


class A(Base):
    def __init__(self, log):
        log.append("A")
        super().__init__(log)

    def name(self):
        return "A" + super().name()


class B(Base):
    def __init__(self, log):
        log.append("B")
        super().__init__(log)

    def name(self):
        return "B" + super().name()


class C(A, B):
    def __init__(self, log):
        log.append("C")
        super().__init__(log)

    def name(self):
        return "C" + super().name()


class D(B, A):
    pass


class Mixin:
    def extra(self):
        return "extra of " + self.name()


class E(Mixin, C):
    pass


for cls in (A, B, C, D, E):
    log = []
    instance = cls(log)
    print(cls.__name__, log, instance.name(), [c.__name__ for c in cls.__mro__])
print(E([]).extra(), hasattr(C([]), "extra"), issubclass(E, Mixin), isinstance(E([]), B))
try:
    class Bad(A, B, Base, A):
        pass
except TypeError as error:
    print(error)
try:
    class Worse(Base, A):
        pass
except TypeError as error:
    print(str(error).split("\n")[0])
try:
    class Wrong(5):
        pass
except TypeError as error:
    print(error)


class X:
    value = "X"


class Y(X):
    pass


class Z(X):
    value = "Z"


class W(Y, Z):
    pass


print(W.value, W().value, [c.__name__ for c in W.__mro__])
del Z.value
print(W.value)

# An attribute of a class is assigned between calls; read through the class, an instance, and a class derived from it.
# compiled: hot
class Base:
    step = 0

    def value(self):
        return self.step


class Derived(Base):
    pass


def hot(n, object):
    total = 0
    for i in range(n):
        total += Base.step + Derived.step + object.step + object.value()
    return total


for step in range(60):
    Base.step = step
    print(hot(300, Derived()))
for step in range(10):
    Derived.step = -step
    print(hot(300, Derived()))
del Derived.step
print(hot(300, Derived()))
Base.step = property(lambda self: 1000)
try:
    hot(3, Derived())
except TypeError as e:
    print(e)
for step in range(60):
    Base.step = step
    print(hot(300, Derived()))

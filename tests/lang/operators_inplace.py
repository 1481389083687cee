"""__iadd__ and friends, and falling back to __add__ and __radd__."""


class InPlace:
    def __init__(self, value):
        self.value = value

    def __iadd__(self, other):
        self.value += other
        return self

    def __imul__(self, other):
        return "replaced by text"

    def __isub__(self, other):
        return NotImplemented

    def __sub__(self, other):
        return "via __sub__"

    def __ior__(self, other):
        self.value = (self.value, other)
        return self


class Immutable:
    def __init__(self, value):
        self.value = value

    def __add__(self, other):
        return Immutable(self.value + other)


class Reflected:
    def __radd__(self, other):
        return ("reflected", other)


a = InPlace(1)
b = a
a += 5
print(a is b, b.value)
a |= "x"
print(b.value)
a *= 3
print(a, b.value)
b -= 1
print(b)
c = Immutable(1)
d = c
c += 4
print(c is d, c.value, d.value)
e = 5
e += Reflected()
print(e)
f = [1]
try:
    f += Reflected()
except TypeError as error:
    print(error)
try:
    f += 5
except TypeError as error:
    print(error)
try:
    c -= 1
except TypeError as error:
    print(error)
try:
    c **= 1
except TypeError as error:
    print(error)
items = [InPlace(0), 1, "a"]
items[0] += 7
items[1] <<= 3
items[2] %= ()
print(items[0].value, items[1:])


class Holder:
    pass


h = Holder()
h.number = InPlace(1)
kept = h.number
h.number += 10
print(h.number is kept, kept.value)
s = {1}
t = s
s |= {2}
s &= {2, 3}
print(s is t, t)
l = [1]
m = l
l *= 3
l += (9,)
print(l is m, m)
u = "a"
v = u
u *= 2
print(u, v)

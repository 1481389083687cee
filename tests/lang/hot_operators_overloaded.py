"""Operator methods on hot paths, mixed with numbers, changed while hot."""


class V:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return V(self.x + other.x, self.y + other.y)

    def __sub__(self, other):
        return V(self.x - other.x, self.y - other.y)

    def __mul__(self, k):
        if isinstance(k, V):
            return self.x * k.x + self.y * k.y
        return V(self.x * k, self.y * k)

    def __rmul__(self, k):
        return self * k

    def __neg__(self):
        return V(-self.x, -self.y)

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __lt__(self, other):
        return self.x < other.x

    def __getitem__(self, i):
        return self.y if i else self.x

    def __setitem__(self, i, value):
        if i:
            self.y = value
        else:
            self.x = value

    def __len__(self):
        return 2

    def __bool__(self):
        return self.x != 0

    def __contains__(self, value):
        return value == self.x or value == self.y

    def __iter__(self):
        return iter((self.x, self.y))

    def __call__(self, k):
        return self.x + k

    def __iadd__(self, other):
        self.x += other.x
        self.y += other.y
        return self

    def __repr__(self):
        return "V(%r, %r)" % (self.x, self.y)


def walk(n):
    p = V(0, 0)
    step = V(1, 2)
    for i in range(n):
        p = p + step * (i % 3) - V(1, 1)
        if i % 100 == 0:
            p = -p
    return p


def dots(n):
    total = 0
    a = V(1, 2)
    for i in range(n):
        total += a * V(i, 1)
        total += (2 * a).x
    return total


def protocol(n):
    v = V(1, 2)
    total = 0
    for i in range(n):
        total += v[0] + v[1] + len(v) + v(1)
        v[i % 2] = i % 5
        if v:
            total += 1
        if 3 in v:
            total += 100
        x, y = v
        total += x - y
        if v == V(1, 2):
            total += 10000
        if v < V(3, 0):
            total += 7
    return total, v


def in_place(n):
    v = V(0, 0)
    alias = v
    for i in range(n):
        v += V(i, 1)
    return alias is v, v


def maybe_numbers(values, n):
    total = values[0]
    for i in range(n):
        total = total + values[i % len(values)]
    return total


print(walk(5000), dots(5000), protocol(5000), in_place(5000))
print(maybe_numbers([1], 5000), maybe_numbers([V(1, 2)], 5000), maybe_numbers([0.5], 5000))
old = V.__add__
V.__add__ = lambda self, other: self
print(walk(5000))
V.__add__ = old
print(walk(5000))
V.__len__ = lambda self: 100
V.__bool__ = lambda self: False
print(protocol(5000))
del V.__contains__
V.__eq__ = lambda self, other: True
print(protocol(1000))
del V.__getitem__
try:
    protocol(10)
except TypeError as error:
    print(error)
del V.__iadd__
print(in_place(1000))
try:
    maybe_numbers([1, V(1, 1)], 10)
except TypeError as error:
    print(error)

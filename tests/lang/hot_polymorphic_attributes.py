"""Attribute sites that see one class, then a few, then many, then misses."""


class A:
    def __init__(self):
        self.value = 1


class B:
    def __init__(self):
        self.other = 0
        self.value = 10


class C:
    value = 100


class D:
    @property
    def value(self):
        return 1000


class E(A):
    def __init__(self):
        super().__init__()
        self.value = 10000.5


class NoValue:
    pass


def make_classes(count):
    classes = []
    for i in range(count):
        class Made:
            index = i

            def __init__(self):
                for k in range(self.index % 5):
                    setattr(self, "pad%d" % k, k)
                self.value = self.index
        classes.append(Made)
    return classes


def read(objects, rounds):
    total = 0
    for _ in range(rounds):
        for o in objects:
            total += o.value
    return total


def write(objects, rounds):
    for i in range(rounds):
        for o in objects:
            o.value = i
    return sum([o.value for o in objects])


def read_default(objects, rounds):
    total = 0
    for _ in range(rounds):
        for o in objects:
            total += getattr(o, "value", -1)
            if hasattr(o, "other"):
                total += 1
    return total


print(read([A()], 20000))
print(read([A(), B()], 5000), read([A(), B(), C()], 5000), read([A(), B(), C(), D(), E()], 3000))
print(read([made() for made in make_classes(30)], 500))
print(read([A()], 10000), write([A()], 10000), write([A(), B(), C(), E()], 3000))
try:
    write([A(), D()], 10)
except AttributeError as error:
    print(error)
print(read_default([A(), NoValue(), C(), B(), 5, "text", None, len], 2000))
for wrong in (NoValue(), 5, None, [], len, int):
    try:
        read([A()] * 100 + [wrong], 1)
    except AttributeError as error:
        print(error)
mixed = [A(), A(), A()]
mixed[1].__dict__["value"] = "text"
try:
    read(mixed, 1)
except TypeError as error:
    print(error)

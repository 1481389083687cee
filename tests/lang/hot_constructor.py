"""Instances created in hot loops; classes and __init__ change meanwhile."""


class Plain:
    pass


class Simple:
    def __init__(self, a, b=2):
        self.a = a
        self.b = b


class Child(Simple):
    def __init__(self, a):
        super().__init__(a, a + 1)
        self.c = 3


class NoInit(Simple):
    pass


class Rare:
    def __init__(self, n):
        if n == 9999:
            self.special = n
        self.n = n


class Fails:
    def __init__(self, n):
        self.n = n
        if n % 100 == 50:
            raise ValueError(n)


def build(cls, n):
    total = 0
    for i in range(n):
        o = cls(i)
        total += o.a + o.b
    return total


def build_plain(n):
    count = 0
    for i in range(n):
        o = Plain()
        o.x = i
        count += o.x
    return count


def build_rare(n):
    special = 0
    for i in range(n):
        r = Rare(i)
        if hasattr(r, "special"):
            special += r.special
    return special


def build_failing(n):
    made = failed = 0
    for i in range(n):
        try:
            made += Fails(i).n
        except ValueError as error:
            failed += error.args[0]
    return made, failed


def build_many(classes, n):
    total = 0
    for i in range(n):
        o = classes[i % len(classes)](i)
        total += o.a
    return total


def local_classes(n):
    total = 0
    for i in range(n):
        class Local:
            k = i

            def __init__(self):
                self.v = self.k
        total += Local().v
    return total


print(build(Simple, 10000), build(Child, 10000), build(NoInit, 10000), build_plain(10000), build_rare(20000), build_failing(5000), build_many([Simple, Child, NoInit], 6000), local_classes(500))
init = Simple.__init__
Simple.__init__ = lambda self, a, b=0.5: init(self, a, b)
print(build(Simple, 5000), build(Child, 5000), build(NoInit, 5000))
NoInit.__init__ = lambda self, a: setattr(self, "a", 1) or setattr(self, "b", 1)
print(build(Simple, 5000), build(NoInit, 5000))
del NoInit.__init__
Simple.__init__ = init
print(build(Simple, 5000), build(NoInit, 5000))
Simple = Child
print(build(Simple, 100), build(NoInit, 100))
Child.__init__ = lambda self: None
try:
    build(Child, 10)
except TypeError as error:
    print(error)
Child.__init__ = lambda self, a: a
try:
    build(Child, 10)
except TypeError as error:
    print(error)

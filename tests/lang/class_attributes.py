"""Lookup order: data descriptors, instance, class; shadowing; name mangling; class scope."""


class Mangled:
    __secret = "class secret"

    def __init__(self):
        self.__value = 5
        self.__dunder__ = 6
        self._single = 7

    def get(self):
        return self.__value, self.__secret

    def __hidden(self):
        return "hidden"

    def call(self):
        return self.__hidden()


class Child(Mangled):
    def __init__(self):
        super().__init__()
        self.__value = "child's own"

    def both(self):
        return self.__value, self.get()


m = Mangled()
print(m.get(), m.call(), m._Mangled__value, m._Mangled__secret, sorted(vars(m)))
print(Child().both(), sorted(vars(Child())))
try:
    m.__value
except AttributeError as error:
    print(error)


class Scope:
    x = 1
    y = x + 1
    values = [x, y]
    x = 10

    def method(self):
        return self.x, x

    for loop in range(3):
        x += loop
    if x > 5:
        big = True
    else:
        small = True
    del loop

    def other(n=x):
        return n

    made = other(5), other()


x = "global x"
print(Scope.x, Scope.y, Scope.values, Scope().method(), Scope.big, hasattr(Scope, "small"), hasattr(Scope, "loop"), Scope.made)
print([name for name in vars(Scope) if not name.startswith("__")])


class Defaults:
    items = []
    count = 0

    def add(self, item):
        self.items.append(item)
        self.count += 1


a, b = Defaults(), Defaults()
a.add(1)
a.add(2)
b.add(3)
print(a.items is b.items, Defaults.items, a.count, b.count, Defaults.count, vars(a))


class Outer:
    class Inner:
        value = 5

        def make(self):
            return Outer.Inner.value

    inner = Inner()


print(Outer.Inner().make(), Outer.inner.value, Outer.Inner.__name__, Outer.Inner.__qualname__, Outer().Inner is Outer.Inner)


def make_class(base_value):
    class Local:
        value = base_value

        def get(self):
            return base_value + self.value
    return Local


first, second = make_class(1), make_class(2)
print(first().get(), second().get(), first is second, first.__qualname__, isinstance(first(), second))


class Shadow:
    def method(self):
        return "class method"


s = Shadow()
s.method = "instance value"
print(s.method)
del s.method
print(s.method())
del Shadow.method
print(hasattr(s, "method"))

"""Properties: getter, setter, deleter, inheritance, errors inside of them."""


class Temperature:
    def __init__(self, celsius):
        self._celsius = celsius

    @property
    def celsius(self):
        """Degrees."""
        return self._celsius

    @celsius.setter
    def celsius(self, value):
        if value < -273:
            raise ValueError("too cold: %r" % value)
        self._celsius = value

    @celsius.deleter
    def celsius(self):
        print("deleted")
        self._celsius = 0

    @property
    def fahrenheit(self):
        return self.celsius * 9 / 5 + 32

    @property
    def broken(self):
        return self.missing


class Kelvin(Temperature):
    @property
    def celsius(self):
        return super().celsius + 1000

    @property
    def kelvin(self):
        return self._celsius + 273


class Functional:
    def get(self):
        return self.__dict__.get("raw", "unset")

    def put(self, value):
        self.raw = value

    value = property(get, put, doc="made by hand")
    read_only = property(lambda self: 5)


def attempt(operation):
    try:
        print(operation())
    except (AttributeError, ValueError) as error:
        print(type(error).__name__, error)


def assign(target, name, value):
    setattr(target, name, value)


t = Temperature(20)
print(t.celsius, t.fahrenheit)
t.celsius = 30
t.celsius += 5
print(t.celsius, t.fahrenheit, vars(t), Temperature.celsius.__doc__)
attempt(lambda: assign(t, "celsius", -300))
attempt(lambda: assign(t, "fahrenheit", 1))
attempt(lambda: t.broken)
del t.celsius
print(t.celsius)
k = Kelvin(1)
print(k.celsius, k.fahrenheit, k.kelvin)
attempt(lambda: assign(k, "celsius", 5))
f = Functional()
print(f.value, f.read_only)
f.value = [1]
print(f.value, vars(f), Functional.value.__doc__)
attempt(lambda: assign(f, "read_only", 1))


def delete(target):
    del target.value


attempt(lambda: delete(f))
f.__dict__["value"] = "in the instance dict"
print(f.value, hasattr(f, "value"), hasattr(t, "broken"), getattr(t, "broken", "default"), isinstance(Functional.value, property), type(Functional.read_only).__name__)


class Counter:
    def __init__(self):
        self.reads = 0

    @property
    def next(self):
        self.reads += 1
        return self.reads


c = Counter()
print(c.next, c.next, [c.next for _ in range(3)], c.reads)
Counter.next = "replaced"
print(c.next)

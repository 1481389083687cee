"""Classes and instances that change: setattr, getattr, methods added, __class__, vars."""


class Thing:
    shared = "class value"

    def method(self):
        return "method"


def added(self, n=1):
    return (self.shared, n)


def attempt(operation):
    try:
        print(operation())
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)


a = Thing()
b = Thing()
Thing.added = added
print(a.added(), b.added(5), Thing.added(a, 2))
a.added = lambda: "own function"
print(a.added(), b.added())
setattr(a, "number", 5)
setattr(Thing, "fresh", [])
a.fresh.append(1)
print(getattr(a, "number"), getattr(b, "number", "default"), b.fresh, hasattr(a, "number"), hasattr(b, "number"), hasattr(a, "method"))
name = "na" + "me"
setattr(b, name, "dynamic")
setattr(b, "not an identifier", 1)
print(b.name, getattr(b, "not an identifier"), sorted(vars(b)), vars(b))
a.shared = "instance value"
print(a.shared, b.shared, Thing.shared)
del a.shared
print(a.shared)
attempt(lambda: getattr(a, "nope"))
attempt(lambda: getattr(a, 5))
attempt(lambda: setattr(a, 5, 1))
attempt(lambda: setattr(5, "x", 1))
attempt(lambda: setattr(int, "x", 1))
attempt(lambda: setattr([], "x", 1))
attempt(lambda: setattr(len, "x", 1))
attempt(lambda: setattr(object(), "x", 1))
attempt(lambda: vars(5))
Thing.method = lambda self: "new method"
print(b.method())
del Thing.method
attempt(lambda: b.method())


class Empty:
    pass


objects = []
for i in range(30):
    e = Empty()
    for k in range(i):
        setattr(e, "f%d" % (k * 7 % 30), k)
    objects.append(e)
print(len(vars(objects[-1])), objects[-1].f7, sorted(vars(objects[5])), list(vars(objects[3])))
for e in objects:
    for k in range(30):
        if hasattr(e, "f%d" % k):
            e.__dict__.pop("f%d" % k)
print([len(vars(e)) for e in objects] == [0] * 30)

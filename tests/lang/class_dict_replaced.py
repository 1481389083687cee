"""The dict of an instance is written to and replaced; its class is replaced."""


class Thing:
    def __init__(self):
        self.number = 5

    def method(self):
        return "method"


def attempt(operation):
    try:
        print(operation())
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)


a = Thing()
a.__dict__["through_dict"] = 1
a.__dict__.update(more=2)
print(a.through_dict, a.more)
a.__dict__ = {"replaced": True}
print(vars(a), a.replaced, hasattr(a, "number"))


class Other:
    def method(self):
        return "other method"


print(a.method())
a.__class__ = Other
print(a.method(), isinstance(a, Other), isinstance(a, Thing), a.replaced)
attempt(lambda: setattr(a, "__class__", 5))
b = Thing()
kept = b.__dict__
b.number += 1
b.new = "after the dict was taken"
print(kept, kept is b.__dict__, kept is vars(b))
kept["number"] = "written through"
kept["other"] = 1
del kept["new"]
print(b.number, b.other, hasattr(b, "new"))
b.__dict__ = shared = {"x": 1}
c = Thing()
c.__dict__ = shared
b.x += 10
print(c.x, shared)
attempt(lambda: setattr(b, "__dict__", 5))
print(sorted(b.__dict__), kept)

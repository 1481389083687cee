"""del of names, items, attributes, slices, and several targets."""


class Box:
    kind = "class attribute"

    def __init__(self):
        self.x = 1
        self.y = 2


def attempt(function):
    try:
        print(function())
    except (NameError, AttributeError, KeyError, IndexError, TypeError) as error:
        print(type(error).__name__, error)


def delete_attribute(box, name):
    if name == "x":
        del box.x
    elif name == "kind":
        del box.kind
    else:
        del box.missing
    return sorted(vars(box))


def local():
    a, b = 1, [1, 2, 3]
    del a, b[0], b[-1]
    print(b)
    return a


def reuse():
    values = []
    for i in range(3):
        x = i
        values.append(x)
        del x
    x = "again"
    return values, x


a = b = c = 1
del a, (b, c)
print([name for name in ("a", "b", "c") if name in globals()])
box = Box()
attempt(lambda: delete_attribute(box, "x"))
attempt(lambda: delete_attribute(box, "x"))
attempt(lambda: box.x)
attempt(lambda: delete_attribute(box, "kind"))
attempt(lambda: delete_attribute(box, "missing"))
print(box.kind)
del Box.kind
attempt(lambda: box.kind)
attempt(local)
print(reuse())
d = {"k": 1, "l": {"m": 2}}
del d["k"], d["l"]["m"]
print(d)


def delete_key(table, key):
    del table[key]


attempt(lambda: delete_key(d, "absent"))
attempt(lambda: delete_key([1], 5))
attempt(lambda: delete_key((1,), 0))
attempt(lambda: delete_key(5, 0))
x = [1, 2]
y = x
del x
print(y)
for i in range(3):
    pass
del i
print("i" in globals())

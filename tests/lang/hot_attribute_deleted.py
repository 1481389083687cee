"""Attributes are deleted from hot objects; class attributes appear behind them."""


class Item:
    value = -1

    def __init__(self, value):
        self.value = value


class Bare:
    def __init__(self):
        self.x = 1


def read(item, n, delete_at):
    total = 0
    for i in range(n):
        total += item.value
        if i == delete_at:
            del item.value
    return total


def read_bare(item, n, delete_at):
    total = 0
    try:
        for i in range(n):
            total += item.x
            if i == delete_at:
                del item.x
    except AttributeError as error:
        return total, str(error)
    return total


def delete_and_set(n):
    b = Bare()
    missing = 0
    for i in range(n):
        if i % 2:
            del b.x
        else:
            b.x = i
        if not hasattr(b, "x"):
            missing += 1
        missing += getattr(b, "x", 0) % 2
    return missing, vars(b)


def double_delete(n):
    b = Bare()
    try:
        for i in range(n):
            if i >= n - 2:
                del b.x
    except AttributeError as error:
        return i, str(error)


def many(n):
    objects = [Item(i) for i in range(10)]
    total = 0
    for i in range(n):
        o = objects[i % 10]
        total += o.value
        if i % 997 == 0 and "value" in vars(o):
            del o.value
        if i % 1499 == 0:
            o.value = 100
    return total


print(read(Item(5), 20000, 15000), read(Item(5), 20000, -1), read(Item(0.5), 20000, 100))
print(read_bare(Bare(), 20000, 15000), read_bare(Bare(), 20000, -1))
print(delete_and_set(10001), double_delete(20000), many(20000))
Item.value = property(lambda self: 3)
print(read(Item.__dict__["value"] and Bare(), 0, 0))
try:
    Item(1)
except AttributeError as error:
    print(error)

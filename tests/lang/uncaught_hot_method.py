"""An AttributeError on a hot method path: the last object lacks the attribute."""


class Item:
    def __init__(self, weight):
        self.weight = weight


class Empty:
    pass


class Scale:
    def __init__(self):
        self.total = 0

    def add(self, item):
        self.total += item.weight
        return self.total


def run(items):
    scale = Scale()
    for item in items:
        scale.add(item)
    return scale.total


items = [Item(i % 7) for i in range(60000)]
print(run(items))
items.append(Empty())
print(run(items))

"""__len__, __getitem__, __setitem__, __delitem__, __contains__, __iter__, __bool__."""


class Grid:
    def __init__(self, width, height):
        self.width = width
        self.cells = [0] * (width * height)

    def __len__(self):
        return len(self.cells)

    def __getitem__(self, key):
        if isinstance(key, slice):
            return ("slice", key.start, key.stop, key.step)
        x, y = key
        return self.cells[y * self.width + x]

    def __setitem__(self, key, value):
        x, y = key
        self.cells[y * self.width + x] = value

    def __delitem__(self, key):
        self[key] = "deleted"

    def __contains__(self, value):
        return value in self.cells

    def __iter__(self):
        return iter(self.cells)


class OldStyle:
    """Iterates through __getitem__ with 0, 1, 2... until IndexError."""

    def __getitem__(self, index):
        if index >= 4:
            raise IndexError("end")
        return index * index


class Sized:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


class Weird:
    def __contains__(self, item):
        return "truthy"

    def __len__(self):
        return -1

    def __bool__(self):
        return False


def attempt(operation):
    try:
        print(operation())
    except (TypeError, ValueError, IndexError, KeyError, OverflowError) as error:
        print(type(error).__name__, error)


g = Grid(3, 2)
g[0, 0] = 5
g[2, 1] = "last"
g[1, 1] += 7
print(g[0, 0], g[2, 1], g[1, 1], len(g), 7 in g, 8 in g, 8 not in g, list(g), [c for c in g if c], bool(g), bool(Grid(0, 0)), sorted(map(str, g)))
del g[0, 0]
print(list(g), g[1:2], g[::-1], g[:], *g, max([c for c in g if isinstance(c, int)]), sum(Grid(2, 2)))
a, b, *rest = g
print(a, b, rest)
o = OldStyle()
print(list(o), 9 in o, 5 in o, [x + 1 for x in o], tuple(o), max(o), sum(o), list(zip(o, "abc")), dict(enumerate(o)), o[2], *o)
for item in o:
    if item == 4:
        break
print(item, len(Sized(5)), bool(Sized(0)), bool(Sized(1)), 5 in Weird(), bool(Weird()), not Sized(0))
attempt(lambda: len(Weird()))
attempt(lambda: len(Sized("x")))
attempt(lambda: len(Sized(2 ** 70)))
attempt(lambda: len(Sized(1.0)))
attempt(lambda: bool(Sized(-1)))
attempt(lambda: g[5])
attempt(lambda: g[9, 9])
attempt(lambda: Sized(1)[0])
attempt(lambda: list(Sized(1)))
attempt(lambda: 1 in Sized(1))
attempt(lambda: reversed(Sized(1)))
attempt(lambda: list(reversed(OldStyle())))


def store(target):
    target[0] = 1


def delete(target):
    del target[0]


attempt(lambda: store(OldStyle()))
attempt(lambda: delete(OldStyle()))
attempt(lambda: store(5))
attempt(lambda: delete("abc"))


class Both(OldStyle):
    def __len__(self):
        return 3


print(list(reversed(Both())), list(Both()))

"""and, or, not: values, short circuit, truth of every core type; the bool type."""


class Falsy:
    def __bool__(self):
        return False


class Empty:
    def __len__(self):
        return 0


class Plain:
    pass


def trace(name, value):
    print("evaluated", name)
    return value


for value in (0, 1, -1, 0.0, 0.1, "", "a", [], [0], (), (0,), {}, {0: 0}, set(), {0}, None, True, False, range(0),
              range(3), Falsy(), Empty(), Plain(), len, int, 2 ** 70, float("nan")):
    print(type(value).__name__, bool(value), not value, "yes" if value else "no")

print(trace("a", 0) and trace("b", 1))
print(trace("a", 1) and trace("b", "last"))
print(trace("a", 0) or trace("b", []))
print(trace("a", "first") or trace("b", 1))
print(trace("a", 1) and trace("b", 0) or trace("c", 3))
print(1 and 2 and 3, 1 and 0 and 3, 0 or "" or [], 0 or 5 or 1 / 0, not 1 == 2, not not "a")
print(1 if [] else 2 if () else 3, (lambda: 1 or 2)(), [x or "none" for x in (0, 1, "", "b")])
print(True == 1, True is True, False == 0, True + 1, isinstance(True, int), bool("False"), bool(), int(True))
print(True < 2, [False, True][True], "ab"[True], True & True, True | 0, repr(True), str(False), hash(True))
print(any([]), all([]), any([0, "", 3]), all([1, "a", [0]]), all([1, 0]), any([None, False]))
if not (1 > 2 or 3 > 4) and 5 > 4:
    print("combined")
x = 5
print(0 < x < 10 and x != 7 or x == 100, (x > 3) + (x > 4) + (x > 5), (x == 5) * "match")


class BadBool:
    def __bool__(self):
        return 1


try:
    bool(BadBool())
except TypeError as error:
    print(error)

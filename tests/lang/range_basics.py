"""Ranges as objects: indexing, containment, equality, lengths, repr, errors."""


def attempt(operation):
    try:
        print(operation())
    except (TypeError, ValueError, IndexError, AttributeError, OverflowError) as error:
        print(type(error).__name__, error)


for r in (range(5), range(2, 8), range(0, 10, 3), range(10, 0, -3), range(0), range(5, 5), range(5, 0), range(0, -5), range(-3, 3),
          range(0, 1), range(10, 11, 100), range(2 ** 63, 2 ** 63 + 3), range(-(2 ** 64), 2 ** 64, 2 ** 62), range(0, 2 ** 64, 2 ** 63)):
    print(r, list(r), len(r), bool(r), r.start, r.stop, r.step, list(reversed(r)), sum(r))
r = range(0, 20, 3)
print(r[0], r[2], r[-1], r[1:4], r[::-1], r[10:], 9 in r, 10 in r, -3 in r, 21 in r, 9.0 in r, "a" in r, True in range(2), r.index(9), r.count(9), r.count(10))
print(range(3) == range(0, 3, 1), range(0, 3, 2) == range(0, 4, 2), range(0) == range(2, 1), hash(range(3)) == hash(range(0, 3)), range(3) == [0, 1, 2])
print(len(range(10 ** 15)), 10 ** 14 in range(10 ** 15), range(10 ** 15)[10 ** 14], range(10 ** 20)[-1], 10 ** 19 in range(0, 10 ** 20, 10))
print(tuple(range(3)), set(range(3)) == {0, 1, 2}, max(range(5)), min(range(5, 9)), *range(3), [*range(2), *range(2)], sorted(range(3), reverse=True))
attempt(lambda: range())
attempt(lambda: range(1, 2, 3, 4))
attempt(lambda: range(1.5))
attempt(lambda: range("a"))
attempt(lambda: range(1, 5, 0))
attempt(lambda: range(5)[5])
attempt(lambda: range(5)[-6])
attempt(lambda: range(5).index(9))
attempt(lambda: range(5).append(1))
attempt(lambda: range(5) + range(5))
attempt(lambda: len(range(2 ** 64)))
attempt(lambda: range(3, step=2))
iterator = iter(range(3))
print(next(iterator), list(iterator), list(iterator))
print([i for i in range(True, 4)], range(True), list(range(False, 3, True)))

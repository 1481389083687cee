"""Displays that only `in` or a loop sees: constants of them, in their order, with what is raised and compared."""


class Same:
    def __init__(self, hashed, equal):
        self.hashed, self.equal = hashed, equal

    def __hash__(self):
        return self.hashed

    def __eq__(self, other):
        print("==", other)
        return self.equal


class Tagged(set):
    pass


def find(x):
    return (x in {1, 3, 5}, x not in {1}, x in {(1, 2), "a", None, 2.5, (3, (4, "c"))}, x in {True, False},
            x in [1, 3], x not in [], 0 < 1 in {1, 2, x})


for x in (1, 3.0, "a", (1, 2), (3, (4, "c")), None, 2.5, True, -1, 7, frozenset({1}), Same(3, True), Same(5, False)):
    print(find(x))

for x in ([], {}, {1}, Tagged(), (1, [2]), [[]]):
    try:
        print(x in {1, 2, 3})
    except TypeError as e:
        print(e)
    try:
        print(x not in {1})
    except TypeError as e:
        print(e)


def order(n):
    seen = []
    for i in range(n):
        for x in {8, 0, 16, 1, 9, 24, 32, 40}:
            seen.append(x)
        seen += [y for y in {128, 256, 0, 32, 8, 40} for z in {33, 1, 65}]
        seen.append([y for y in {3}])
        for x in {i, 7}:
            seen.append(x == 7)
    return seen


print(order(3))


def keep():
    kept = []
    for i in range(2):
        s = {1, 2, 3}
        s.add(i + 9)
        kept.append(s)
    return kept


print([sorted(s) for s in keep()])
print(find.__code__.co_name, type({1, 2, 3}))


def condition(x):
    if x in {"if", "else"} and x not in {"else"}:
        return "if"
    while x in {"again"}:
        x = "done"
    return x


print([condition(x) for x in ("if", "else", "again", "other")])


def unhashable(x):
    return 1 if x in {1,
                      2} else 0


print(unhashable(2))
unhashable([])

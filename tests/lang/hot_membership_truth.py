"""`in` of lists and tuples, and truth, where one place sees values of many kinds."""


class Same:
    """Equal to one value, of whatever kind."""

    def __init__(self, value):
        self.value = value
        self.asked = 0

    def __eq__(self, other):
        self.asked += 1
        return other == self.value

    __hash__ = None


class Falsy:
    def __bool__(self):
        return False


class Sized:
    def __len__(self):
        return 0


def has(container, item):
    return item in container


def lacks(container, item):
    return item not in container


def count(n, container, items):
    found = 0
    for i in range(n):
        for item in items:
            if item in container:
                found += 1
            if item not in container:
                found += 100
    return found


print(count(100, [1, 2, 3], [1, 3, 5, -1]))
print(count(100, ("a", "b", "ab"), ["a", "b", "c", "a" + "b", ""]))
print(count(100, [], [1, "a"]), count(100, (), ["x"]))
print(count(50, [True, None, "1", 2.0, 7], [1, 0, 2, "1", "None", 7, 1.0, True, None]))
print(count(50, ["a", 1, 2.5, None, (1,)], ["a", 1, 2.5, (1,), "b"]))
one = Same(4)
print(count(50, [1, one, 3], [1, 4, 3, 5]), one.asked)
big = 1 << 80
print(count(50, [big, 5], [5, big, big + 1, 1 << 80]))


def shrinking(n):
    """A comparison that changes the list which is searched."""
    items = []

    class Changing:
        def __eq__(self, other):
            items.clear()
            return False

    results = []
    for i in range(n):
        if not items:
            items.extend([1, 2, Changing() if i > n - 3 else 3, 9])
        results.append(9 in items)
    return results.count(True), results[-3:], len(items)


print(shrinking(200))


class Failing:
    def __eq__(self, other):
        raise ValueError("compared")


for container in ([1, 2], (1, 2), [1, Failing()], ("a", Failing())):
    for _ in range(40):
        try:
            has(container, 1)
            found = has(container, 2), lacks(container, "a")
        except ValueError as e:
            found = str(e)
    print(found)


def truths(n, values):
    true = 0
    for i in range(n):
        for v in values:
            if v:
                true += 1
            true += 10 if not v else 0
    return true


print(truths(50, [None, "a", "", None, "bc"]))
print(truths(50, [None, [], [0], (), (0,), {}, {1: 2}]))
print(truths(50, [0, 1, 0.0, -0.0, 1.5, True, False, None]))
print(truths(50, [0.0, 1e308, 5e-324, None, float("nan")]))
print(truths(50, [None, "", "x", Falsy(), Sized(), Same(1), 0, 1 << 90, set(), {1}, range(0)]))

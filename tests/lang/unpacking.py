"""Unpacking: nested, starred, from every iterable, with its errors."""


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n


def attempt(operation):
    try:
        print(operation())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


def two(value):
    a, b = value
    return a, b


def star_last(value):
    a, *rest = value
    return a, rest


def star_first(value):
    *rest, a = value
    return rest, a


def star_middle(value):
    a, *rest, b, c = value
    return a, rest, b, c


def nested(value):
    (a, b), [c, *d], e = value
    return a, b, c, d, e


for value in ([1, 2], (1, 2), "ab", {"k": 1, "l": 2}, range(2), Countdown(2), map(str, [1, 2]), zip([1, 2], [3, 4]), iter([5, 6])):
    attempt(lambda: two(value))
for value in ([1], [1, 2, 3], "", Countdown(5), 5, None, (), range(3), {"k": 1}, [[1, 2]], Countdown(1)):
    attempt(lambda: two(value))
for function in (star_last, star_first, star_middle):
    for value in ([1], [1, 2], [1, 2, 3], [1, 2, 3, 4, 5], "abcd", range(4), [], 7, Countdown(4)):
        attempt(lambda: function(value))
attempt(lambda: nested(((1, 2), (3,), 4)))
attempt(lambda: nested(["ab", "cdef", None]))
attempt(lambda: nested(((1, 2, 3), (3,), 4)))
attempt(lambda: nested(((1, 2), (), 4)))
*whole, = "abc"
print(whole)
first, (second, *_), *tail = 1, "xyz", 3, 4
print(first, second, _, tail)
a, b = b, a = 1, 2
print(a, b)
for i, (name, *values) in enumerate([("a", 1, 2), ("b",), ("c", 3)]):
    print(i, name, values)
print([x + y for x, y in [(1, 2), (3, 4)]], {k: v for k, (v, _) in {"a": (1, 2)}.items()}, [h for h, *t in ["abc", "d"]])
items = [1, 2, 3]
items[0], *items[1:] = 10, 20, 30, 40
print(items)


class Box:
    pass


box = Box()
box.x, (box.y, *box.rest) = 1, (2, 3, 4)
print(box.x, box.y, box.rest)
(only,) = [9]
[single] = {"s"}
print(only, single)
print([*range(3), *"ab", *[], *{"k": 1}], (*[1], *(2,)), {*[1, 2], *[2, 3]} == {1, 2, 3}, {**{"a": 1}, "b": 2, **{"a": 3}})
attempt(lambda: [*5])
attempt(lambda: (*None,))
attempt(lambda: {*[[]]})

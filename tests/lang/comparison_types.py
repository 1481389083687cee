"""Equality and ordering within and across the core types."""


def attempt(operation):
    try:
        print(operation())
    except TypeError as error:
        print("TypeError", error)


print("abc" < "abd", "abc" < "ab", "" < "a", "Z" < "a", "\u00e9" > "z", "10" < "9", "a" * 5 == "aaaaa")
print([1, 2] == [1, 2], [1, 2] < [1, 3], [1, 2] < [1, 2, 0], [] < [0], [[1], 2] < [[1, 0]], [2] > [1, 9, 9])
print((1, "a") == (1, "a"), (1, 2) < (2,), () == (), (1,) != (1, 1))
print({1: 2, 3: 4} == {3: 4, 1: 2}, {1: 2} == {1: 3}, {1: 2} != {2: 1}, {} == {})
print({1, 2} == {2, 1}, {1} <= {1, 2}, {1, 2} > {2}, {1} < {2}, {1} > {2}, {3, 4} >= {3, 4})
print(range(3) == range(0, 3), range(0) == range(5, 5), range(0, 10, 3) == range(0, 12, 3), range(3) == [0, 1, 2])
print(1 == "1", [1] == (1,), {} == [], set() == {}, None == 0, None == False, "" == None, 0 == "", 1.0 == "1.0")
print(1 != "1", [1] != (1,), None != 0, len == len, len == abs, int == int, int == float, print != len)
print([1, [2, {"a": (3,)}]] == [1, [2, {"a": (3,)}]], [1, [2, {"a": (3,)}]] == [1, [2, {"a": [3]}]])
attempt(lambda: 1 < "1")
attempt(lambda: "1" >= 1)
attempt(lambda: [1] < (1,))
attempt(lambda: {} < {})
attempt(lambda: {1: 1} >= {})
attempt(lambda: {1} < [1])
attempt(lambda: None > 0)
attempt(lambda: [1, "a"] < [1, 2])
attempt(lambda: [1, "a"] < [2, 2])
attempt(lambda: (1, None) < (1, None))
attempt(lambda: range(3) < range(4))
attempt(lambda: len < abs)
attempt(lambda: max([1, "a"]))
attempt(lambda: sorted([3, None, 1]))
attempt(lambda: object() <= object())
a = [1, 2]
b = a
c = [1, 2]
print(a is b, a is c, a is not c, a == c, None is None, a in [c], a in [[1], 2])

"""int, float, str, bool, list, tuple, dict, set called on everything."""


class Everything:
    def __str__(self):
        return "as text"

    def __bool__(self):
        return False

    def __len__(self):
        return 3

    def __iter__(self):
        return iter("abc")

    def __index__(self):
        return 12


VALUES = [0, -7, 3.99, True, None, "", "12", "3.5", [1, 2], (1, 2), {1: 2}, range(3), [(1, 2)], ["ab"], Everything()]
for convert in (int, float, str, bool, list, tuple, dict, hex, chr, ord, abs, len, iter, repr, callable):
    out = []
    for value in VALUES:
        try:
            result = convert(value)
            if convert is iter:
                result = list(result)
            out.append("object" if "object at" in repr(result) else repr(result))
        except (TypeError, ValueError) as error:
            out.append("%s: %s" % (type(error).__name__, error))
    print(convert.__name__)
    for line in out:
        print("   ", line)
print(int(), float(), str(), bool(), list(), tuple(), dict(), set(), object().__class__.__name__)
print(set([1, 1]), set("a"), sorted(set({1: 2, 3: 4})), list(set()), tuple(set([5])), dict({}), dict([[1, 2], "ab"]), list((1, (2, 3))))
print(str(1e3), str(True), str(None), str([1, "a"]), str((1,)), str({"k": 1}), str(range(2)), str(1 == 1), str(-0.0), str(10 ** 20))
print(int("0b11", 2), int("7fffffffffffffff", 16), int("-8000000000000000", 16), float("  1.5e-3 "), float("1e5"), int(1e15), int("１２"))
a = [1, [2, 3]]
b = list(a)
b[1].append(4)
b.append(5)
print(a, b, list(a) == a, tuple(a) == tuple(a))

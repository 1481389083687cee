"""min, max and sum: keys, defaults, ties, mixed numbers, errors."""


def attempt(operation):
    try:
        print(operation())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


print(min(3, 1, 2), max(3, 1, 2), min([5]), max("hello"), min({"b": 1, "a": 2}), max((1, 2), (1, 3)), max(2, 10, key=str), min("bb", "a", "ccc", key=len))
print(max([1, 2, 3], key=lambda n: -n), min([], default="none"), max((), default=None), max(["a", "bb", "cc"], key=len), min(["aa", "b", "c"], key=len))
print(max(1, 1.0), max(1.0, 1), min(True, 1), max(0, False), min(0.0, -0.0), max(-0.0, 0.0), max([1], [0, 9]), min("", "a"), max(range(5)), min(map(abs, [-3, 2])))
print(sum([1, 2, 3]), sum([]), sum([], 10), sum([0.1] * 3), sum([1, 2.5]), sum([[1], [2]], []), sum(((1,), (2,)), ()), sum([True, True]), sum(range(101)), sum([1], start=5), sum({1: "a", 2: "b"}), sum([2 ** 62, 2 ** 62]), sum([2 ** 63 - 1, 1, -1.0]), sum([1e308, 1e308]), sum(map(int, "12345")))
print(any([]), any([0, 1]), all([]), all([1, 0]), any(map(lambda n: n > 2, [1, 2, 3])), all([n > 0 for n in [1, 2]]))
attempt(lambda: min())
attempt(lambda: max([]))
attempt(lambda: min(()))
attempt(lambda: max(5))
attempt(lambda: max(1, "a"))
attempt(lambda: max([1], key=5))
attempt(lambda: max(1, 2, default=3))
attempt(lambda: sum("ab"))
attempt(lambda: sum(["a", "b"], ""))
attempt(lambda: sum([[1], [2]]))
attempt(lambda: sum(5))
attempt(lambda: any(5))
attempt(lambda: all(None))
log = []


def key(n):
    log.append(n)
    return n % 3


print(max([4, 5, 8, 2], key=key), log)


class Stops:
    def __bool__(self):
        print("asked")
        return True


print(any([0, Stops(), Stops()]), all([Stops(), 0, Stops()]))

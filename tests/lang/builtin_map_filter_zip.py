"""map, filter, zip: laziness, several iterables, lengths, errors."""


def attempt(operation):
    try:
        print(operation())
    except (TypeError, ValueError, StopIteration, ZeroDivisionError) as error:
        print(type(error).__name__, error)


log = []


def noisy(n):
    log.append(n)
    return n * 2


print(list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(map(max, [1, 5], [4, 2], [3, 3])), list(map(int, "123")))
m = map(noisy, [1, 2, 3])
print(log)
print(next(m), log, list(m), log, list(m))
print(list(filter(None, [0, 1, "", "a", [], [0]])), list(filter(lambda n: n % 2, range(6))), list(filter(str.isdigit, "a1b2")), list(filter(bool, {})), tuple(filter(lambda kv: kv[1], {"a": 0, "b": 1}.items())))
print(list(zip([1, 2, 3], "ab")), list(zip()), list(zip([1])), list(zip([1, 2], [3, 4], [5, 6])), dict(zip("ab", [1, 2])), list(zip(*[(1, 2), (3, 4)])), list(zip("ab", range(10))), list(zip([], [1])))
a = iter([1, 2, 3, 4])
print(list(zip(a, a)), list(zip([1, 2], [3, 4], strict=True)))
attempt(lambda: list(zip([1, 2], [3], strict=True)))
attempt(lambda: list(zip([1], [3, 4], strict=True)))
attempt(lambda: list(map(lambda a: a, [1], [2])))
attempt(lambda: list(map(5, [1])))
attempt(lambda: list(map(lambda n: 1 // n, [1, 0])))
attempt(lambda: map(len, 5))
attempt(lambda: filter(None))
attempt(lambda: list(filter(5, [1])))
attempt(lambda: list(zip([1], 5)))
attempt(lambda: next(map(str, [])))
attempt(lambda: len(map(str, [])))
attempt(lambda: map(str, [1])[0])
for i, (a, b) in enumerate(zip(range(3), map(chr, range(97, 100)))):
    print(i, a, b, end="; ")
print()
for word in map(str.upper, filter(len, ["a", "", "b"])):
    print(word, end=" ")
print(sum(map(lambda pair: pair[0] * pair[1], zip(range(5), range(5)))), sorted(map(abs, [-3, 1])), "".join(map(chr, [72, 105])), max(map(len, ["a", "bbb"])), set(map(lambda n: n % 2, range(9))), 4 in map(noisy, [1, 2, 3]))
rest = map(noisy, range(10))
for n in rest:
    if n > 5:
        break
print(list(rest), iter(rest) is rest, bool(map(str, [])))
x, *y = map(str, range(3))
print(x, y, *map(str, range(2)), [*filter(None, [0, 1])])

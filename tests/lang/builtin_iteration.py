"""enumerate, reversed, iter, next, range as arguments of each other."""


def attempt(operation):
    try:
        print(operation())
    except (TypeError, StopIteration, KeyError) as error:
        print(type(error).__name__, error)


print(list(enumerate("abc")), list(enumerate([], 5)), list(enumerate("ab", 10)), list(enumerate("ab", start=-1)), dict(enumerate("xy")), next(enumerate("q")), list(enumerate("ab", 2 ** 62 - 1)), list(enumerate("ab", 2 ** 63 - 1)))
print(list(reversed([1, 2, 3])), list(reversed("abc")), list(reversed((1, 2))), list(reversed(range(0, 10, 3))), list(reversed({"a": 1, "b": 2})), list(reversed({"a": 1}.values())), list(reversed([])), "".join(reversed("hello")))
i = iter([1, 2, 3])
print(next(i), next(i, 0), [*i], next(i, "end"), iter(i) is i)
for collection in ([1], (1,), "a", {1: 2}, {1}, range(1), {1: 2}.items(), {1: 2}.values(), map(abs, [1]), zip([1]), enumerate([1]), reversed([1]), filter(None, [1])):
    iterator = iter(collection)
    print(type(iterator).__name__, next(iterator), next(iterator, "end"))
attempt(lambda: next(iter([])))
attempt(lambda: iter(5))
attempt(lambda: next(5))
attempt(lambda: next([]))
attempt(lambda: reversed(5))
attempt(lambda: reversed({1, 2}))
attempt(lambda: reversed(map(abs, [])))
attempt(lambda: enumerate(5))
attempt(lambda: enumerate([], "a"))
attempt(lambda: iter(5, 5))
attempt(lambda: len(iter([])))
attempt(lambda: [][iter([])])
attempt(lambda: next(iter([1]), 1, 2))
for i, c in enumerate("abcdef"):
    if i % 2:
        continue
    if c == "e":
        break
    print(i, c)
for i, (a, b) in enumerate({"x": 1, "y": 2}.items()):
    print(i, a, b)
pairs = iter("aabbcc")
print([a + b for a, b in zip(pairs, pairs)])
grown = [1]
for n in grown:
    if n < 50:
        grown.append(n * 3)
print(grown)
outer = iter(range(6))
print([(a, next(outer)) for a in outer])
print([list(zip(r, reversed(r))) for r in (range(2), [5, 6])], list(map(list, zip(*[[1, 2], [3, 4]]))), max(enumerate([3, 9, 2]), key=lambda p: p[1]))

"""Tuples: literals, methods, concatenation, comparison, immutability."""


def attempt(operation):
    try:
        print(operation())
    except (TypeError, ValueError, IndexError, AttributeError) as error:
        print(type(error).__name__, error)


def store(t):
    t[0] = 1


def delete(t):
    del t[0]


print((), (1,), (1, 2), (1, (2, (3,))), 1, type(()), type((1)), type((1,)), repr(("a", None)))
a = 1, 2, 3
b = (4,) * 3
print(a, b, a + b, a * 2, 2 * a, a * 0, a[0], a[-1], a[1:], a[::-1], len(a), 2 in a, 9 in a)
print(a.count(1), a.index(3), (1, 1.0, True).count(1), tuple([1, 2]), tuple("ab"), tuple(range(3)), tuple(), tuple({"k": 1}), tuple(a) is a)
print((1, 2) < (1, 3), (1,) < (1, 0), () < (1,), (2,) > (1, 9), (1, 2) == (1.0, 2.0), (1, 2) == [1, 2], max((1, 5), (2, 0)), sorted([(2, "b"), (1, "z"), (2, "a")]))
print(hash((1, 2)) == hash((1, 2)), {(1, 2): "v"}[(1, 2)], (1, [2]) == (1, [2]))
t = (1, [2, 3])
t[1].append(4)
print(t)
for x, y in [(1, 2), (3, 4)]:
    print(x * y, end=" ")
print()
attempt(lambda: store(a))
attempt(lambda: delete(a))
attempt(lambda: a[3])
attempt(lambda: a["0"])
attempt(lambda: a + [1])
attempt(lambda: a + 1)
attempt(lambda: a * "2")
attempt(lambda: a.index(9))
attempt(lambda: a.append(1))
attempt(lambda: tuple(5))
attempt(lambda: hash(([],)))
x = (yes := 1, 2)
print(x, yes, (lambda: (1, 2))(), (lambda *args: args)(1, 2), *a, (*a, *b), (*"ab", *[1], *{2: 3}))

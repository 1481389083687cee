"""Every method of list, their results and errors."""


def attempt(operation):
    try:
        print(operation())
    except (TypeError, ValueError, IndexError, AttributeError) as error:
        print(type(error).__name__, error)


a = [3, 1, 2]
print(a.append(5), a)
print(a.extend([7, 8]), a, a.extend("xy"), a, a.extend(range(2)), a, a.extend({}), a.extend((9,)), a)
print(a.insert(0, "first"), a.insert(100, "last"), a.insert(-1, "before last"), a.insert(-100, "front"), a)
print(a.pop(), a.pop(0), a.pop(-2), a)
print(a.remove(8), a, a.index(7), a.index(1, 2), a.count(1), a.count("none"))
print(a.reverse(), a)
b = a.copy()
b.append("only b")
print(len(a), len(b), a == b[:-1], a is b)
print(b.clear(), b, a[:2])
c = [5, 2, 9, 1]
print(c.sort(), c, c.sort(reverse=True), c, c.sort(key=lambda n: -n % 5), c)
print([1, 2] + [3], [0] * 3, [[]] * 2, 2 * [1, 2], [1] * -1, [1, 2, 1].count(1), [1.0, True, 1].count(1))
nested = [[0] * 2] * 2
nested[0][0] = 5
print(nested, [[0] * 2 for _ in range(2)], list(), list("ab"), list({"k": 1}), list(range(3)))
print([None, 1, "a", 2.5, [], (), {}], [[1, [2, [3]]]], repr([]), str(["a", 'b"c']))
recursive = [1]
recursive.append(recursive)
print(recursive, recursive[1][1][0])
attempt(lambda: [].pop())
attempt(lambda: [1].pop(5))
attempt(lambda: [1].pop("a"))
attempt(lambda: [1].remove(2))
attempt(lambda: [1].index(2))
attempt(lambda: [1, 2, 1].index(1, 1, 2))
attempt(lambda: [1].insert("a", 1))
attempt(lambda: [1].extend(5))
attempt(lambda: [1].append())
attempt(lambda: [1].append(1, 2))
attempt(lambda: [1].push(1))
attempt(lambda: [1] + (2,))
attempt(lambda: [1] + None)
attempt(lambda: [1] * "a")
attempt(lambda: [1] * 2.0)
attempt(lambda: list(5))
attempt(lambda: list(1, 2))
attempt(lambda: [3, "a"].sort())
attempt(lambda: [1].sort(lambda n: n))
attempt(lambda: [1].sort(key=5))
attempt(lambda: hash([1]))
attempt(lambda: [1].index())
d = [1]
d += "ab"
d += (2, 3)
d *= 2
print(d, 2 in d, "b" in d, 7 not in d, [] in [[]], 1.0 in d, True in d)

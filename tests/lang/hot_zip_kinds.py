# zip in compiled loops: over lists, then over whatever else; made outside of the loop and resumed.


def pairs(z):
    total = 0
    for a, b in z:
        total = (total * 7 + a * 3 + b) % 1000003
    return total


def triples(z):
    return [a + b * c for a, b, c in z]


def lone(z):
    total = 0
    for (a,) in z:
        total += a
    return total


def until(z, stop):
    for a, b in z:
        if a == stop:
            return b
    return None


small = [1, 2, 3]
for i in range(300):
    pairs(zip(small, [i, i + 1, i + 2]))
    triples(zip(small, small, small))
    lone(zip(small))
print(pairs(zip(small, (4, 5, 6))), pairs(zip((1, 2), range(5))), pairs(zip({1: 2, 3: 4}, small)))
print(pairs(zip(small, small, strict=True)), pairs(zip([], [])), pairs(zip([1, 2, 3, 4], [5])), pairs(zip([5], [1, 2, 3, 4])))
print(triples(zip("abc", "xyz", small)), triples(zip(small, [1.5, 2.5], (True, 3))))
print(lone(zip(small)), lone(zip((4, 5))), list(zip()))
it = iter([1, 2, 3, 4, 5, 6, 7])
print(pairs(zip(it, it)), next(it, "none left"))
try:
    pairs(zip([1, 2], [1], strict=True))
except ValueError as e:
    print(e)
try:
    pairs(zip(small, small, small))
except ValueError as e:
    print(e)
try:
    pairs([(1, 2), (3, 4, 5)])
except ValueError as e:
    print(e)

z = zip(list(range(1000)), list(range(5000, 6000)))
print(until(z, 400), until(z, 401), next(z), until(z, 10), next(z, "over"))
first = iter([10, 20, 30])
second = iter([1])
print(pairs(zip(first, second)), next(first, "gone"), next(second, "gone"))


def changing(n):
    left, right, seen = [1, 2], [3, 4], 0
    for a, b in zip(left, right):
        seen += a * b
        if len(left) < n:
            left.append(a + 1)
            right.append(b)
    return seen, len(left)


for i in range(200):
    changing(6)
print(changing(9))


def long_loop(n):
    xs = [i * 0.5 for i in range(n)]
    ys = [i for i in range(n)]
    total = 0.0
    for x, y in zip(xs, ys):
        total += x * y
        if y == n - 2:
            print(sorted(locals())[:2], x, y)
    return total


print(long_loop(3000))

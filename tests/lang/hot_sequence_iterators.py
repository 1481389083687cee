# Iterators over strings, tuples and lists in compiled loops, alone and inside of enumerate; what len, min, max, abs and
# ord have seen, and what they meet later.


def letters(text):
    n = 0
    for c in text:
        n = n * 31 + ord(c) & 0xFFFFFF
    return n


def numbered(items, start):
    found = []
    for i, item in enumerate(items, start):
        found.append((i, item))
    return found[-3:]


def rest_of(iterator):
    total = 0
    for x in iterator:
        total += x
        if total > 50:
            break
    return total


for i in range(300):
    letters("hello world")
print(letters("hello"), letters(""), letters("\u00e9\u00ff"), letters("\u4f60\u597d"), letters("a\U0001f600b"))
print(letters(["x", "y"]), letters(("x", "y", "z")), letters({"k": 1}), letters(iter("abc")))

for i in range(300):
    numbered("abcdef", i)
print(numbered("xyz", 5), numbered("\u4f60\u597d", 1))
print(numbered([1, 2.5, None], 0), numbered((4, 5), -1), numbered(range(4), 1 << 61), numbered({"k": 1}, 0))
print(numbered(iter([7, 8]), 0), numbered("", 0), numbered(enumerate("ab"), 3))

for i in range(300):
    rest_of(iter([1, 2, 3]))
it = iter(list(range(20)))
print(rest_of(it), rest_of(it), next(it, "none left"))
it = iter(tuple(range(20)))
print(rest_of(it), rest_of(it), next(it, "none left"))
print(rest_of({1: 2, 3: 4}), rest_of(range(5)), rest_of(map(abs, [-1, -2])))


def grows(n):
    items = [1, 2, 3]
    seen = 0
    for i, x in enumerate(items):
        seen += x
        if len(items) < n:
            items.append(x + 1)
    return seen, len(items)


def shrinks():
    items = list(range(20))
    seen = []
    for i, x in enumerate(items):
        seen.append(x)
        del items[-1]
    return seen


def after_the_end():
    items = [1, 2]
    it = iter(items)
    total = 0
    for x in it:
        total += x
    items.append(100)
    for x in it:
        total += x
    return total


for i in range(200):
    grows(10), shrinks(), after_the_end()
print(grows(12), shrinks(), after_the_end())


def sizes(x):
    return len(x) + len(x)


class Sized:
    def __len__(self):
        return 21


for i in range(300):
    sizes("four")
print(sizes("12345"), sizes([1]), sizes((1, 2)), sizes({1: 1}), sizes({1, 2}), sizes(range(7)), sizes(Sized()))
try:
    sizes(5)
except TypeError as e:
    print(e)


def three(a, b, c):
    return min(a, b, c), max(a, b, c), min(a, b), max(c, b)


for i in range(300):
    three(i, 5, 100 - i)
nan = float("nan")
print(three(3, 2, 1), three(1 << 70, 2, -(1 << 70)), three(True, 0, 1), three(1.5, 2, 0), three("b", "a", "c"))
for i in range(300):
    three(i * 0.5, 5.0, 100.0 - i)
print(three(0.0, -0.0, 0.0), three(nan, 1.0, 2.0), three(1.0, nan, 2.0), three(2.0, 1, 1.0))
print(min(3, 1, 2, 0, 5), max((1, 2), (1, 3), (0, 9)))
try:
    three(1, "a", 2)
except TypeError as e:
    print(e)


def magnitude(x):
    return abs(x)


for i in range(300):
    magnitude(-i)
print(magnitude(-2.5), magnitude(True), magnitude(-(1 << 61)), magnitude(-(1 << 80)), magnitude(-0.0))


def code(c):
    return ord(c)


for i in range(300):
    code("a")
for bad in ("", "ab", 5, None):
    try:
        code(bad)
    except TypeError as e:
        print(e)


def raised_inside(items):
    out = []
    try:
        for i, c in enumerate(items):
            out.append(10 // (3 - i))
    except ZeroDivisionError:
        out.append((i, c))
    return out


for i in range(200):
    raised_inside("abcdef")
print(raised_inside("abcdef"), raised_inside([1, 2, 3, 4]), raised_inside("ab"))

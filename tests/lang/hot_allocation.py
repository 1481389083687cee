"""Short-lived tuples, objects and lists in hot loops; some escape, some on rare paths."""


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def plus(self, other):
        return Point(self.x + other.x, self.y + other.y)

    def scaled(self, k):
        return Point(self.x * k, self.y * k)


class Pair:
    def __init__(self, a, b):
        self.a = a
        self.b = b


def tuples(n):
    a, b = 0, 1
    for i in range(n):
        t = (a, b, i)
        a, b = t[1], (t[0] + t[2]) % 1000
    return a, b


def points(n):
    p = Point(0, 0)
    step = Point(1, 2)
    for i in range(n):
        p = p.plus(step.scaled(i % 3)).plus(Point(0.5, -1) if i == n - 1 else Point(0, 0))
    return p.x, p.y


def rare_escape(n):
    kept = []
    for i in range(n):
        p = Point(i, -i)
        if i % 4000 == 3999:
            kept.append(p)
            p.x = "changed after escape"
        p.y += 1
    return [(p.x, p.y) for p in kept]


def identity(n):
    """The same object twice in the state: still one object after it became real."""
    found = 0
    for i in range(n):
        p = Pair(i, None)
        q = Pair(p, p)
        if i >= n - 3:
            q.a.b = "shared"
            found += (q.b.b == "shared") + (q.a is q.b) + (q.a is p)
    return found


def cyclic(n):
    last = None
    for i in range(n):
        p = Pair(i, None)
        p.b = p
        if i == n - 1:
            last = p
    return last.b.b is last, last.a


def mutated_before_use(n):
    total = 0
    for i in range(n):
        items = [i, i + 1]
        items[0] += 1
        items.append(2)
        if i == n - 1:
            items.append(0.5)
        total += items[0] * len(items) + items[-1]
    return total


def returned_pair(i):
    if i == 19999:
        return i, "rare"
    return i, i * 2


def several_results(n):
    total = 0
    texts = []
    for i in range(n):
        a, b = returned_pair(i)
        if b == "rare":
            texts.append(b)
        else:
            total += a + b
    return total, texts


def swap_many(n):
    a, b, c = 1, 2.5, "x"
    for i in range(n):
        a, b, c = b, c, a
    return a, b, c


def varargs(*args):
    return len(args), args


def calls_with_tuples(n):
    total = 0
    keep = None
    for i in range(n):
        size, args = varargs(i, i + 1, i + 2)
        total += size + args[1]
        if i == n - 1:
            keep = args
    return total, keep


def closures_inside(n):
    total = 0
    keep = []
    for i in range(n):
        f = lambda x: x + i
        total += f(1)
        if i % 7000 == 0:
            keep.append(f)
    return total, [f(0) for f in keep]


def bound_methods(n):
    out = []
    append = out.append
    p = Point(1, 2)
    for i in range(n):
        m = p.scaled
        if i % 2000 == 0:
            append(m)
        p = Point(m(1).x, i % 5)
    return len(out), out[3](2).y


def raises_with_objects(n):
    try:
        for i in range(n):
            p = Point(i, Pair(i, [i]))
            p.y.b[0] += 1
            if i == n - 1:
                p.missing
    except AttributeError as error:
        return str(error), p.x, p.y.b


print(tuples(20000), points(10000), rare_escape(20000), identity(20000), cyclic(20000), mutated_before_use(20000), several_results(20000), swap_many(20000))
print(calls_with_tuples(20000), closures_inside(20000), bound_methods(10000), raises_with_objects(20000))

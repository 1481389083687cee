"""Sets in hot loops: membership, growth, operations, element types that change."""


def sieve(n):
    composite = set()
    primes = []
    for i in range(2, n):
        if i not in composite:
            primes.append(i)
            for j in range(i * i, n, i):
                composite.add(j)
    return len(primes), primes[-1], len(composite)


def distinct(values):
    seen = set()
    repeats = 0
    for v in values:
        if v in seen:
            repeats += 1
        else:
            seen.add(v)
    return len(seen), repeats


def operations(n):
    a = set(range(20))
    total = 0
    for i in range(n):
        b = {i % 30, i % 7, 25}
        total += len(a & b) + len(a | b) * 10 - len(a - b) + len(b ^ {1, 2})
        if i % 500 == 0:
            a ^= {i % 40}
        total += (b <= a) + (1 in b)
    return total, sorted(a)


def add_discard(n):
    s = set()
    for i in range(n):
        s.add(i)
        s.discard(i - 10)
        if i % 1000 == 0:
            s.add("text")
            s.add(None)
            s.add((i, 1))
    return len(s), len([x for x in s if isinstance(x, tuple)]), "text" in s


def frontier(width, height):
    seen = {(0, 0)}
    edge = [(0, 0)]
    steps = 0
    while edge:
        next_edge = []
        for x, y in edge:
            for place in ((x + 1, y), (x, y + 1), (x + 1, y + 1)):
                if place[0] < width and place[1] < height and place not in seen:
                    seen.add(place)
                    next_edge.append(place)
        edge = next_edge
        steps += 1
    return len(seen), steps


print(sieve(10000), distinct([i % 100 for i in range(20000)]), distinct([1, 1.0, True, "1", None, (1,), 2 ** 70] * 2000), operations(4000), add_discard(10000), frontier(50, 40))
try:
    distinct([1] * 10000 + [[]])
except TypeError as error:
    print(error)

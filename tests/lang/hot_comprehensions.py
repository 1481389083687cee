"""Comprehensions that are hot themselves or stand in hot functions."""


def squares(n):
    return sum([i * i for i in range(n)])


def filtered(items):
    return [x * 2 for x in items if x % 3 == 1]


def nested(n):
    return sum([i * j for i in range(n) for j in range(i) if (i + j) % 2])


def in_hot_function(n):
    total = 0
    for i in range(n):
        total += len([j for j in (1, 2, 3) if j != i % 4]) + sum({k: k for k in range(i % 3)}.values()) + len({k % 2 for k in (1, 2, 3)})
    return total


def captures(n):
    total = 0
    for i in range(n):
        factor = i % 5
        total += sum([factor * x for x in (1, 2, 3)])
    return total


def types(items):
    return [x + x for x in items]


def tables(n):
    table = {i: i * i for i in range(n)}
    inverse = {v: k for k, v in table.items() if v % 2}
    return len(table), len(inverse), sum(inverse.values()), len({x % 17 for x in table})


def raising(items):
    return [1000 // x for x in items]


def walrus(n):
    return sum([y for x in range(n) if (y := x % 7) > 3]), y


def matrix(n):
    m = [[i * n + j for j in range(n)] for i in range(n)]
    t = [[row[k] for row in m] for k in range(n)]
    return sum([t[i][i] for i in range(n)]), t[0][-1], [list(r) for r in zip(*t)] == m


print(squares(20000), len(filtered(range(20000))), nested(150), in_hot_function(3000), captures(5000), tables(5000), walrus(10000), matrix(40))
print(sum(types(range(10000))), sum(types([0.5] * 10000)), types([1] * 3 + ["a", [1], 2 ** 62, None][:3]), len(types(["ab"] * 10000)))
for bad in ([1] * 10000 + [0], [1] * 100 + ["x"]):
    try:
        raising(bad)
    except (ZeroDivisionError, TypeError) as error:
        print(error)

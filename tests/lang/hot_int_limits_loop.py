"""Loops whose counters cross the limits of machine words, up and down."""


def walk(start, stop, step):
    count = 0
    total = 0
    for i in range(start, stop, step):
        total += i
        count += 1
    return count, total


def walk_while(start, stop, step):
    i = start
    count = 0
    odd = 0
    while i < stop:
        odd += i & 1
        i += step
        count += 1
    return i, count, odd


def square_sum(start, count):
    total = 0
    x = start
    for _ in range(count):
        total += x * x - (x - 1) * (x + 1)
        x += 1
    return total, x


half = 8000
for bits in (30, 31, 32, 53, 60, 61, 62, 63, 64, 100):
    edge = 2 ** bits
    print(bits, walk(edge - half, edge + half, 1), walk(edge + half, edge - half, -3), walk(-edge - half, -edge + half, 2))
    print(bits, walk_while(edge - half, edge + half, 1), walk_while(-edge - half, -edge + half, 3), square_sum(edge - half, 2 * half))
print(walk(0, 2 ** 63, 2 ** 50), walk(2 ** 63 - 1, -(2 ** 63), -(2 ** 51)), walk(-(2 ** 63), 2 ** 63 - 1, 2 ** 51))

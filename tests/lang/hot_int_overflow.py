"""Every integer operation in a hot loop whose results leave the machine word late."""


def add(n, start, step):
    x = start
    for _ in range(n):
        x = x + step
    return x


def subtract(n, start, step):
    x = start
    for _ in range(n):
        x = x - step
    return x


def multiply(n, every):
    x = 1
    big = 0
    for i in range(n):
        if i % every == every - 1:
            x = x * 7
        if x > 2 ** 63:
            big += 1
    return x, big


def multiply_all(n, a, b):
    last = 0
    for i in range(n):
        last = (a + i) * (b + i)
    return last


def negate(n, values):
    total = 0
    for i in range(n):
        total += -values[i % len(values)]
    return total


def absolute(n, values):
    total = 0
    for i in range(n):
        total += abs(values[i % len(values)])
    return total


def shift(n, limit):
    x = 0
    for i in range(n):
        x = 3 << (i % limit)
        if i == n - 1:
            x = 3 << 70
    return x


def divide(n, a, b):
    x = 0
    for i in range(n):
        x = a // b
        if i == n - 2:
            a, b = -(2 ** 62), -1
    return x


def divide_limits(n, a):
    x = 0
    for i in range(n):
        x = a // (1 if i < n - 1 else -1)
    return x


def power(n):
    x = 0
    for i in range(n):
        x = (i % 5) ** 3
        if i == n - 1:
            x = 10 ** 25
    return x


def augmented(n):
    a = b = c = 1
    for i in range(n):
        a += 2 ** 48
        b -= 2 ** 48
        c ^= a
    return a, b, c


def polynomial(n):
    x = 1
    for i in range(n):
        x = x * 3 + i - 1
        if i < n - 100:
            x = x % 1000003
    return x


def factorial_sum(n, k):
    total = 0
    for _ in range(n):
        f = 1
        for i in range(1, k):
            f *= i
        total += f
    return total


def counter_down(n, x):
    steps = 0
    for _ in range(n):
        x -= 1
        steps += 1
    return x, steps


n = 30000
print(add(n, 0, 2 ** 47), add(n, 2 ** 61, 2 ** 47), add(n, -(2 ** 62), -(2 ** 46)), add(n, 2 ** 63 - n // 2, 1), add(n, 2 ** 62 - n // 2, 1), add(n, 2 ** 61 - n // 2, 1))
print(subtract(n, 0, 2 ** 48), subtract(n, 2 ** 62, 2 ** 48), subtract(n, -(2 ** 61) + n // 2, 1), subtract(n, -(2 ** 62) + n // 2, 1), subtract(n, -(2 ** 63) + n // 2, 1))
print(multiply(n, 1000), multiply_all(n, 2 ** 30 - n // 2, 2 ** 31 - n // 2), multiply_all(n, -(2 ** 31), 2 ** 31), multiply_all(n, 3037000499 - n // 2, 3037000499 - n // 2))
print(negate(n, [1, 2, 3]), negate(n, [-(2 ** 62), -(2 ** 61), -(2 ** 63), 2 ** 63]), absolute(n, [-1, 1]), absolute(n, [-(2 ** 62), -(2 ** 63), -(2 ** 61)]))
print(shift(n, 40), shift(n, 61), shift(n, 64), divide(n, 100, 7), divide_limits(n, -(2 ** 61)), divide_limits(n, -(2 ** 62)), divide_limits(n, -(2 ** 63)), power(n))
print(augmented(n), polynomial(n) % 10 ** 20, factorial_sum(1000, 15), factorial_sum(1000, 25), factorial_sum(100, 15))
print(counter_down(n, 2 ** 62 + n // 2), counter_down(n, -(2 ** 62) + n // 2), counter_down(n, 2 ** 63 + 5), counter_down(n, 10 ** 30))

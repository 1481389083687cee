"""Float arithmetic in hot loops: results that turn to inf, nan, -0.0, ints, errors."""

import math


def grow(n, x, factor):
    turned = None
    for i in range(n):
        x = x * factor
        if turned is None and x == x + 1:
            turned = i
    return x, turned


def shrink(n, x):
    for i in range(n):
        x = x / 2.0
    return x, math.copysign(1.0, x)


def to_nan(n):
    x = 1.0
    log = []
    for i in range(n):
        if i == n - 100:
            x = x * 1e308 * 1e308
        if i == n - 50:
            x = x - x
        x = x + 1.0
        if x != x and "nan" not in log:
            log.append("nan")
    return x, log


def negative_zero(n):
    signs = {}
    x = 0.0
    for i in range(n):
        x = 0.0 * (1.0 if i % 3 else -1.0)
        s = repr(x)
        signs[s] = signs.get(s, 0) + 1
    return sorted(signs.items())


def mixed(n):
    total = 0
    for i in range(n):
        if i % 2:
            total = total + i
        else:
            total = total + i * 0.5
    return total


def int_to_float_late(n):
    total = 0
    for i in range(n):
        total += i if i < n - 1 else 0.5
    return total


def float_to_int_late(n):
    total = 0.0
    for i in range(n):
        total = total + 0.5 if i < n - 1 else int(total)
    return total, type(total).__name__


def comparisons(values, n):
    counts = [0] * 6
    for i in range(n):
        a = values[i % len(values)]
        b = values[(i * 7 + 3) % len(values)]
        counts[0] += a < b
        counts[1] += a <= b
        counts[2] += a == b
        counts[3] += a != b
        counts[4] += a > b
        counts[5] += a >= b
    return counts


def overflow_power(n):
    x = 2.0
    for i in range(n):
        y = x ** 3
        if i == n - 1:
            x = 1e200
            return x ** 2


def modulo(n):
    total = 0.0
    for i in range(1, n):
        total += (i * 0.1) % 0.7 - (-i * 0.1) % 0.7 + i * 0.3 // 0.2
    return "%.6f" % total


def conversions(n):
    total = 0
    for i in range(n):
        x = i * 1.5
        total += int(x) + round(x) + int(-x)
        if i == n - 2:
            total += int(1e25)
    return total


def integrate(n):
    total = 0.0
    h = 1.0 / n
    for i in range(n):
        x = (i + 0.5) * h
        total += 4.0 / (1.0 + x * x)
    return "%.10f" % (total * h)


def math_calls(n):
    total = 0.0
    for i in range(n):
        total += math.sqrt(i) * math.sin(i) + math.floor(i / 3) - math.fabs(-i)
    return "%.6f" % total


def math_domain(n):
    total = 0.0
    try:
        for i in range(n):
            total += math.sqrt(n - 3 - i)
    except ValueError as error:
        return "%.6f" % total, str(error)


inf = float("inf")
nan = float("nan")
print(grow(20000, 1.0, 1.1), grow(20000, -1.0, 1.1), grow(20000, 1.0, -1.05), shrink(5000, 1.0), shrink(5000, -3.0), to_nan(20000), negative_zero(10000))
print(mixed(20000), int_to_float_late(20000), float_to_int_late(20000), modulo(10000), conversions(10000), integrate(20000), math_calls(10000), math_domain(10000))
print(comparisons([1.0, 2.0, 0.5], 10000), comparisons([1.0, nan, 0.5, -0.0, 0.0, inf, -inf], 10000), comparisons([1, 2.0, 2, 1.5, True, 2 ** 70], 10000))
try:
    overflow_power(10000)
except OverflowError as error:
    print(error)

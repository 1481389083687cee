# kind: general
# test-size: 20000
# quick-size: 400000
"""Functions that call exec on their own namespace, as configuration and plug-in code does: their variables live in a dict.

The results are the same where exec changes nothing about a function.
"""

import sys


def gcd_sums(n):
    exec("")
    total = 0
    for i in range(1, n):
        a = i
        b = n
        while b:
            a, b = b, a % b
        total = total + a
    return total


def running_mean(n):
    exec("")
    mean = 0.0
    spread = 0.0
    for i in range(n):
        x = (i * 7919) % 1000 / 10.0
        delta = x - mean
        mean = mean + delta / (i + 1)
        spread = spread + delta * (x - mean)
    return mean, spread


def scale(value, factor=3):
    exec("")
    scaled = value * factor
    return scaled % 10007


def short_calls(n):
    total = 0
    for i in range(n):
        total += scale(i)
    return total


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 1000000
    print(gcd_sums(n // 4))
    mean, spread = running_mean(n)
    print("%.6f %.3f" % (mean, spread))
    print(short_calls(n // 10))


main()

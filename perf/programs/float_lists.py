# kind: numeric
# test-size: 20000
"""Float lists: a smoothed random walk and its moments.

Builds lists of n floats with append, comprehensions and indexed stores; smooths
one with a three-point stencil; computes mean, deviation and correlation.
"""

import math
import sys

PASSES = 12


def random_walk(count):
    """Steps from a small linear congruential generator, so every run is the same."""
    seed = 12345
    position = 0.0
    walk = []
    for _ in range(count):
        seed = (seed * 1103515245 + 12345) % 2147483648
        position += seed / 1073741824.0 - 1.0
        walk.append(position)
    return walk


def smooth(values):
    result = values[:]
    for i in range(1, len(values) - 1):
        result[i] = 0.25 * values[i - 1] + 0.5 * values[i] + 0.25 * values[i + 1]
    return result


def mean(values):
    total = 0.0
    for value in values:
        total += value
    return total / len(values)


def deviation(values):
    centre = mean(values)
    return math.sqrt(mean([(value - centre) ** 2 for value in values]))


def correlation(left, right):
    left_mean = mean(left)
    right_mean = mean(right)
    total = 0.0
    for a, b in zip(left, right):
        total += (a - left_mean) * (b - right_mean)
    return total / len(left) / (deviation(left) * deviation(right))


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2400000
    walk = random_walk(count)
    curve = walk
    for _ in range(PASSES):
        curve = smooth(curve)
    steps = [abs(curve[i + 1] - curve[i]) for i in range(len(curve) - 1)]
    print("%.9f %.9f" % (mean(curve), deviation(curve)))
    print("%.9f %.9f" % (max(steps), min(steps)))
    print("%.9f" % correlation(walk, curve))


if __name__ == "__main__":
    main()

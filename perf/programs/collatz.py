# kind: numeric
# test-size: 80000
"""Longest Collatz chain that starts below n, with a cache of known lengths.

Integer arithmetic with division, parity tests and a list as cache.
"""

import sys


def longest_chain(limit):
    lengths = [0] * limit
    lengths[1] = 1
    best_start = 1
    best_length = 1
    for start in range(2, limit):
        number = start
        steps = 0
        while number >= start:
            if number & 1:
                number = 3 * number + 1
            else:
                number //= 2
            steps += 1
        length = steps + lengths[number]
        lengths[start] = length
        if length > best_length:
            best_start = start
            best_length = length
    return best_start, best_length, sum(lengths)


def main():
    limit = int(sys.argv[1]) if len(sys.argv) > 1 else 10000000
    start, length, total = longest_chain(limit)
    print(start, length, total)


if __name__ == "__main__":
    main()

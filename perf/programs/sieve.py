# kind: numeric
# test-size: 250000
"""Primes below n by crossing out multiples in a list of flags.

Prints how many there are, the largest one, and their sum modulo 10**9 + 7.
"""

import sys


def sieve(limit):
    flags = [True] * limit
    flags[0] = False
    flags[1] = False
    number = 2
    while number * number < limit:
        if flags[number]:
            multiple = number * number
            while multiple < limit:
                flags[multiple] = False
                multiple += number
        number += 1
    return flags


def summarise(flags):
    count = 0
    largest = 0
    total = 0
    for number in range(len(flags)):
        if flags[number]:
            count += 1
            largest = number
            total = (total + number) % 1000000007
    return count, largest, total


def main():
    limit = int(sys.argv[1]) if len(sys.argv) > 1 else 24000000
    count, largest, total = summarise(sieve(limit))
    print(count, largest, total)


if __name__ == "__main__":
    main()

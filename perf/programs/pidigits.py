# kind: general
# test-size: 1000
# quick-size: 4000
"""Decimal digits of pi with big integers.

An unbounded spigot: the state is a linear fractional transformation with integer
coefficients, to which the terms of a series are added until the next digit is sure.
Prints the last ten digits and the sum of all.
"""

import sys


def pi_digits(count):
    digits = []
    scale, numerator, denominator = 1, 0, 1
    term = 0
    while len(digits) < count:
        # Take one more term k / (2k + 1) of the series in.
        term += 1
        odd = 2 * term + 1
        numerator = (2 * scale + numerator) * odd
        denominator *= odd
        scale *= term
        if scale > numerator:
            continue
        low = (3 * scale + numerator) // denominator
        high = (4 * scale + numerator) // denominator
        if low == high:
            digits.append(low)
            scale *= 10
            numerator = 10 * (numerator - low * denominator)
    return digits


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10000
    digits = pi_digits(count)
    print("".join(map(str, digits[-10:])), sum(digits))


if __name__ == "__main__":
    main()

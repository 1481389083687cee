# kind: general
# test-size: 30000
"""Functions as values: closures, counters, composition, map and filter.

Prints the results of pipelines of small functions built at run time.
"""

import sys


def make_counter():
    count = 0

    def step(amount=1):
        nonlocal count
        count += amount
        return count

    return step


def make_linear(factor, offset):
    return lambda x: (x * factor + offset) % 1000003


def compose(*functions):
    """The function that applies all of them, from left to right."""
    def composed(value):
        for function in functions:
            value = function(value)
        return value
    return composed


def make_accumulator(combine, start):
    total = start

    def accumulate(value):
        nonlocal total
        total = combine(total, value)
        return total

    return accumulate


def make_memo(function):
    known = {}

    def remembered(value):
        if value not in known:
            known[value] = function(value)
        return known[value]

    return remembered


def curry(function):
    return lambda a: lambda b: lambda c: function(a, b, c)


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 4000000
    counter = make_counter()
    pipeline = compose(make_linear(3, 7), make_linear(5, 11), make_linear(7, 13))
    largest = make_accumulator(lambda a, b: a if a > b else b, 0)
    checksum = make_accumulator(lambda a, b: (a * 31 + b) % 1000000007, 1)
    digit_sum = make_memo(lambda n: sum(map(int, str(n))))
    mix = curry(lambda a, b, c: a * 2 + b * 3 + c)(1)
    for i in range(rounds):
        value = pipeline(i)
        largest(value)
        checksum(value + digit_sum(value % 1000) + mix(i)(value))
        if value % 2:
            counter()
        else:
            counter(amount=2)
    print(counter(0), largest(0), checksum(0))
    kept = filter(lambda n: n % 3 == 1, map(lambda n: n * n, range(rounds)))
    print(sum(kept))


if __name__ == "__main__":
    main()

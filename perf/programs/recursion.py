# kind: general
# test-size: 20
# quick-size: 30
"""Calls: the Fibonacci numbers, Ackermann's function, towers of Hanoi, permutations.

Small recursive functions whose cost is the call itself.
"""

import sys


def fibonacci(n):
    if n < 2:
        return n
    return fibonacci(n - 1) + fibonacci(n - 2)


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def hanoi(count, source, target, spare):
    if count == 0:
        return 0
    moves = hanoi(count - 1, source, spare, target)
    return moves + 1 + hanoi(count - 1, spare, target, source)


def permutations(items, fixed=0):
    """How many permutations there are, by making each of them."""
    if fixed == len(items):
        return 1
    found = 0
    for i in range(fixed, len(items)):
        items[fixed], items[i] = items[i], items[fixed]
        found += permutations(items, fixed=fixed + 1)
        items[fixed], items[i] = items[i], items[fixed]
    return found


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 37
    print(fibonacci(size))
    print(ackermann(2, size * 6))
    print(hanoi(size // 2 + 4, "a", "b", "c"))
    print(permutations(list(range(size // 5 + 2))))


if __name__ == "__main__":
    main()

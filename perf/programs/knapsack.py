# kind: numeric
# test-size: 120
"""The 0/1 knapsack by dynamic programming over two integer lists.

Prints the best value for the whole capacity, and a checksum of the last row.
"""

import sys

CAPACITY = 5000


def make_items(count):
    """(weight, value) pairs from fixed arithmetic."""
    return [(20 + i * 37 % 91, 10 + i * 53 % 127) for i in range(count)]


def solve(items, capacity):
    best = [0] * (capacity + 1)
    for weight, value in items:
        room = capacity
        while room >= weight:
            candidate = best[room - weight] + value
            if candidate > best[room]:
                best[room] = candidate
            room -= 1
    return best


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 14000
    best = solve(make_items(count), CAPACITY)
    checksum = 0
    for value in best:
        checksum = (checksum * 131 + value) % 1000000007
    print(best[CAPACITY], checksum)


if __name__ == "__main__":
    main()

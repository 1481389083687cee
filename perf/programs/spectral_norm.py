# kind: numeric
# test-size: 90
# quick-size: 320
"""Spectral norm of the infinite matrix A[i][j] = 1 / ((i+j)(i+j+1)/2 + i + 1).

Power iteration on A^T A, truncated to n rows and columns; A is never stored.
"""

import math
import sys

ROUNDS = 8


def entry(i, j):
    diagonal = i + j
    return 1.0 / (diagonal * (diagonal + 1) // 2 + i + 1)


def times(vector):
    """A times vector."""
    result = []
    for i in range(len(vector)):
        total = 0.0
        for j, value in enumerate(vector):
            total += entry(i, j) * value
        result.append(total)
    return result


def transposed_times(vector):
    """A^T times vector."""
    result = []
    for i in range(len(vector)):
        total = 0.0
        for j, value in enumerate(vector):
            total += entry(j, i) * value
        result.append(total)
    return result


def dot(left, right):
    total = 0.0
    for a, b in zip(left, right):
        total += a * b
    return total


def spectral_norm(size):
    u = [1.0] * size
    v = u
    for _ in range(ROUNDS):
        v = transposed_times(times(u))
        u = transposed_times(times(v))
    return math.sqrt(dot(u, v) / dot(v, v))


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 950
    print("%.9f" % spectral_norm(size))


if __name__ == "__main__":
    main()

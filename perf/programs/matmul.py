# kind: numeric
# test-size: 70
# quick-size: 170
"""Product of two n by n float matrices held as lists of rows.

The textbook triple loop. Prints the trace and one far corner of (A B) A.
"""

import sys


def make_matrix(size, shift):
    return [[((i * 7 + j * 13 + shift) % 19 - 9) / 8.0 for j in range(size)]
            for i in range(size)]


def multiply(left, right):
    size = len(left)
    result = []
    for i in range(size):
        left_row = left[i]
        row = [0.0] * size
        for j in range(size):
            total = 0.0
            for k in range(size):
                total += left_row[k] * right[k][j]
            row[j] = total
        result.append(row)
    return result


def trace(matrix):
    total = 0.0
    for i in range(len(matrix)):
        total += matrix[i][i]
    return total


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 340
    left = make_matrix(size, 3)
    right = make_matrix(size, 5)
    product = multiply(multiply(left, right), left)
    print("%.6f %.6f" % (trace(product), product[0][size - 1]))


if __name__ == "__main__":
    main()

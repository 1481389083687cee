# kind: numeric
# test-size: 150
# quick-size: 500
"""Escape times of the Mandelbrot set on a square grid, with real arithmetic.

Prints the number of points that never escaped and a checksum of all escape times.
"""

import sys

LIMIT = 60


def escape_time(cx, cy):
    """Iterations until |z| > 2, or LIMIT."""
    x = 0.0
    y = 0.0
    for step in range(LIMIT):
        xx = x * x
        yy = y * y
        if xx + yy > 4.0:
            return step
        y = 2.0 * x * y + cy
        x = xx - yy + cx
    return LIMIT


def render(size):
    inside = 0
    checksum = 0
    for row in range(size):
        cy = 2.5 * row / size - 1.25
        for column in range(size):
            cx = 2.6 * column / size - 2.0
            time = escape_time(cx, cy)
            if time == LIMIT:
                inside += 1
            checksum = (checksum * 31 + time) % 1000003
    return inside, checksum


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 1600
    inside, checksum = render(size)
    print(inside, checksum)


if __name__ == "__main__":
    main()

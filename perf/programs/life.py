# kind: general
# test-size: 200
"""Conway's Game of Life on an unbounded plane: sets and dicts of coordinate tuples.

Starts from seven cells that live long; prints the final population, the largest
one, and a checksum.
"""

import sys

PATTERN = [".x......",
           "...x....",
           "xx..xxx."]


def parse(pattern):
    return {(x, y) for y, row in enumerate(pattern)
            for x, cell in enumerate(row) if cell == "x"}


def step(cells):
    neighbours = {}
    for x, y in cells:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    place = (x + dx, y + dy)
                    neighbours[place] = neighbours.get(place, 0) + 1
    return {place for place, count in neighbours.items()
            if count == 3 or count == 2 and place in cells}


def checksum(cells):
    value = 0
    for x, y in cells:
        value = (value + x * 31337 + y * 7919 + x * y) % 1000003
    return value


def main():
    generations = int(sys.argv[1]) if len(sys.argv) > 1 else 4800
    cells = parse(PATTERN)
    most = 0
    for _ in range(generations):
        cells = step(cells)
        most = max(most, len(cells))
    print(len(cells), most, checksum(cells))


if __name__ == "__main__":
    main()

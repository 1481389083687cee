# kind: general
# test-size: 8
# quick-size: 11
"""All solutions of the n queens puzzle by recursive backtracking.

Columns and diagonals are lists of flags. Prints the number of solutions and the
first one found.
"""

import sys


class Board:
    def __init__(self, size):
        self.size = size
        self.columns = [False] * size
        self.rising = [False] * (2 * size - 1)
        self.falling = [False] * (2 * size - 1)
        self.placed = []
        self.solutions = 0
        self.first = None

    def solve(self, row):
        size = self.size
        if row == size:
            self.solutions += 1
            if self.first is None:
                self.first = self.placed[:]
            return
        columns = self.columns
        rising = self.rising
        falling = self.falling
        for column in range(size):
            up = row + column
            down = row - column + size - 1
            if columns[column] or rising[up] or falling[down]:
                continue
            columns[column] = rising[up] = falling[down] = True
            self.placed.append(column)
            self.solve(row + 1)
            self.placed.pop()
            columns[column] = rising[up] = falling[down] = False


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 13
    board = Board(size)
    board.solve(0)
    print(board.solutions, board.first)


if __name__ == "__main__":
    main()

# kind: general
# test-size: 10
# quick-size: 15
"""Allocation: complete binary trees are built, counted and dropped.

One tree lives all the time; many short-lived ones of growing depth come and go.
"""

import sys


class Node:
    def __init__(self, left, right):
        self.left = left
        self.right = right

    def count(self):
        if self.left is None:
            return 1
        return 1 + self.left.count() + self.right.count()


def build(depth):
    if depth == 0:
        return Node(None, None)
    return Node(build(depth - 1), build(depth - 1))


def mirror(node):
    """A new tree with left and right exchanged."""
    if node.left is None:
        return Node(None, None)
    return Node(mirror(node.right), mirror(node.left))


def main():
    deepest = int(sys.argv[1]) if len(sys.argv) > 1 else 18
    lasting = build(deepest)
    for depth in range(2, deepest + 1, 3):
        trees = 2 ** (deepest - depth)
        nodes = 0
        for _ in range(trees):
            nodes += mirror(build(depth)).count()
        print(trees, depth, nodes)
    print(lasting.count())


if __name__ == "__main__":
    main()

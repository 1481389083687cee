"""RecursionError at the limit, recovery, and changing the limit."""

import sys


def down(n):
    return down(n + 1)


def depth(n=1):
    try:
        return depth(n + 1)
    except RecursionError:
        return n


class Node:
    def method(self, n):
        return self.method(n + 1)

    def __getitem__(self, index):
        return self[index + 1]

    def __add__(self, other):
        return self + other

    def __repr__(self):
        return repr(self)


def attempt(function):
    try:
        function()
    except RecursionError as error:
        print("RecursionError", str(error).startswith("maximum recursion depth exceeded"))


def sum_to(n):
    return 0 if n == 0 else n + sum_to(n - 1)


print(sys.getrecursionlimit())
try:
    down(0)
except RecursionError as error:
    print(error)
print(900 < depth() <= 1000)
attempt(lambda: Node().method(0))
attempt(lambda: Node()[0])
attempt(lambda: Node() + 1)
attempt(lambda: repr(Node()))
attempt(lambda: sorted([3, 1, 2], key=lambda n: down(n)))
attempt(lambda: [down(i) for i in range(2)])
for _ in range(3):
    attempt(lambda: down(0))
print(sum_to(900))
attempt(lambda: sum_to(1100))
sys.setrecursionlimit(3000)
print(sum_to(2900), sys.getrecursionlimit())
attempt(lambda: sum_to(3100))
sys.setrecursionlimit(200)
attempt(lambda: sum_to(250))
print(sum_to(150))
for bad in (0, -5):
    try:
        sys.setrecursionlimit(bad)
    except ValueError as error:
        print(error)
sys.setrecursionlimit(1000)
nested = []
for _ in range(500):
    nested = [nested]
print(len(repr(nested)), nested == nested)

"""Recursion that is hot and deep: limits, unwinding, results through many frames."""

import sys


def depth_sum(n):
    if n == 0:
        return 0
    return n + depth_sum(n - 1)


def endless(n):
    return endless(n + 1) + 1


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


def unwinds(n, log):
    if n == 0:
        raise KeyError("bottom")
    try:
        unwinds(n - 1, log)
    finally:
        log.append(n)


class Walker:
    def __init__(self):
        self.visits = 0

    def walk(self, n):
        self.visits += 1
        if n > 0:
            self.walk(n - 1)
            if n % 100 == 0:
                self.walk(n // 100)


def count_paths(x, y):
    if x == 0 or y == 0:
        return 1
    return count_paths(x - 1, y) + count_paths(x, y - 1)


def with_types(n, one):
    if n == 0:
        return one
    return with_types(n - 1, one) + one


total = 0
for _ in range(100):
    total += depth_sum(800)
print(total)
for _ in range(5):
    try:
        endless(0)
    except RecursionError as error:
        print(error)
for _ in range(50):
    depth_sum(900)
try:
    depth_sum(5000)
except RecursionError:
    print("too deep")
print(even(900), odd(901), even(901))
for _ in range(20):
    log = []
    try:
        unwinds(500, log)
    except KeyError as error:
        pass
print(len(log), log[0], log[-1])
w = Walker()
for _ in range(20):
    w.walk(800)
print(w.visits, count_paths(7, 7))
print(with_types(800, 1), with_types(800, 0.5), with_types(5, "ab"), with_types(800, 2 ** 60), with_types(3, [1]))
sys.setrecursionlimit(20000)
print(depth_sum(15000), depth_sum(15000.0), even(10001))
try:
    endless(0)
except RecursionError as error:
    print(error)

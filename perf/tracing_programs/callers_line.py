# group: look
# at-most: 5
"""A function that a hot loop calls asks for the line that called it."""

import sys

from measure import report


def callers_line():
    return sys._getframe(1).f_lineno


def constant():
    return 7


def run(n):
    total = 0
    for i in range(n):
        total += callers_line()
        total ^= i
    return total


def plain(n):
    total = 0
    for i in range(n):
        total += constant()
        total ^= i
    return total


report(run, plain)

"""Recursion of many thousand levels, with a limit that allows it."""

import sys


def sum_to(n):
    if n == 0:
        return 0
    return n + sum_to(n - 1)


class Chain:
    def __init__(self, value, rest):
        self.value = value
        self.rest = rest

    def total(self):
        if self.rest is None:
            return self.value
        return self.value + self.rest.total()


def even(n):
    return n == 0 or odd(n - 1)


def odd(n):
    return n != 0 and even(n - 1)


def collect(n, out):
    if n > 0:
        try:
            collect(n - 1, out)
        finally:
            out.append(n)


def fail(n):
    if n == 0:
        raise ValueError("bottom")
    fail(n - 1)


sys.setrecursionlimit(60000)
print(sum_to(50000))
chain = None
for i in range(20000):
    chain = Chain(i, chain)
print(chain.total())
while chain is not None:
    chain = chain.rest
print(even(20000), odd(20000), even(20001))
out = []
collect(10000, out)
print(len(out), out[0], out[-1])
try:
    fail(10000)
except ValueError as error:
    print(error)
    depth = 0
    trace = error.__traceback__
    while trace is not None:
        depth += 1
        trace = trace.tb_next
    print(depth)


def ackermann(m, n):
    return n + 1 if m == 0 else ackermann(m - 1, 1) if n == 0 else ackermann(m - 1, ackermann(m, n - 1))


print(ackermann(2, 60), ackermann(3, 4))

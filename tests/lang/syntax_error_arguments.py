"""A parameter without default after one with default."""


def f(a, b=1, c):
    return a

"""Repetition in a traceback counts the same line of the same function, three times in a row."""


def a(n):
    if n == 0:
        return 1 // n
    return a(n - 1)


def b(n):
    if n == 0:
        return a(10)
    return c(n - 1)


def c(n):
    return b(n)


b(3)

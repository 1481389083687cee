"""Endless recursion: the traceback shows repeated lines once."""


def down(n):
    return down(n + 1)


def start():
    return down(0)


start()

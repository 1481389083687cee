"""nonlocal of a name that no enclosing function has."""


def f():
    def g():
        nonlocal missing
        missing = 1
    return g

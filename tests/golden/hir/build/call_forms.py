# RUN: generic
# RUN: constructs
# Calls that no parameter list is bound to at compile time, and a constructor whose __init__ is too large to inline.
def anything(*args, **kwargs):
    return len(args) + len(kwargs)


def generic(f, args):
    return f(1, named=2) + f(*args)


class Large:
    def __init__(self, n):
        self.items = {}
        for i in range(n):
            for j in range(n):
                try:
                    self.items[i, j] = [i + j, i - j, i * j, (i, j), {i: j}, f"{i}{j}"]
                except KeyError:
                    self.items = {}


def constructs(n):
    return Large(n)


generic(anything, [1, 2])
constructs(2)

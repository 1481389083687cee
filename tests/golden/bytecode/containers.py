# Displays, with and without unpacking; constant tuples are constants.
def f(a, b):
    t = (1, 2, (3, "x"))
    return [a, b], (a, b), {a, b}, {a: b, 1: 2}, [*a, b], (*a, *b), {*a}, {**a, "k": b}, [], {}, t

# RUN: scaled
# RUN: halved
# Operands that are ints now and floats then: two ints are computed as ints, the rest as doubles.


def scaled(a, b):
    return a * b


def halved(a):
    return a * 0.5 + 1


for a in (2, 0.5):
    for b in (3, 1.5):
        scaled(a, b)
    halved(a)

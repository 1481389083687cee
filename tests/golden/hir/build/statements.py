# RUN: imports
# RUN: defines
# RUN: raises
# Statements that are calls of the runtime.
def imports():
    import sys
    from math import pi
    return pi


def defines():
    class C:
        pass
    return C


def raises(n):
    if n:
        raise ValueError(n) from None
    return n


imports()
defines()
raises(0)
try:
    raises(1)
except ValueError:
    pass

# The operator of an expression with numbers that have signs and dots of their own.
import sys



def run(x, n):
    if n == 0: return 1e-300 * x
    if n == 1: return x - 1e-5
    if n == 2: return 0x1e-x
    if n == 3: return .5e-3 + x
    if n == 4: return 1_0e-1_0 - x
    if n == 5: return (1e-3) - x
    if n == 6: return 1. - x
    if n == 7: return x @ 1.e-5
    if n == 8: return 2 ** -1e-5 - x
    return -1E+3 - x


def hook(kind, error, trace):
    sys.__excepthook__(kind, error, trace)


for n in range(10):
    try:
        run([], n)
    except TypeError as e:
        hook(type(e), e, e.__traceback__)
run([], 9)

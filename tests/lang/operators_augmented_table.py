"""Every augmented assignment on pairs of core types: result or message."""


def iadd(a, b):
    a += b
    return a


def isub(a, b):
    a -= b
    return a


def imul(a, b):
    a *= b
    return a


def itruediv(a, b):
    a /= b
    return a


def imod(a, b):
    a %= b
    return a


def ipow(a, b):
    a **= b
    return a


def ior(a, b):
    a |= b
    return a


def iand(a, b):
    a &= b
    return a


def ilshift(a, b):
    a <<= b
    return a


def values():
    return [3, 2.5, True, None, "ab", [1], (2,), {"k": 1}, {5}]


for operation in (iadd, isub, imul, itruediv, imod, ipow, ior, iand, ilshift):
    for i in range(9):
        for j in range(9):
            a, b = values()[i], values()[j]
            try:
                result = operation(a, b)
                text = "%r %s" % (result, "same" if result is a and isinstance(a, (list, dict, set)) else "")
            except (TypeError, ValueError) as error:
                text = "%s: %s" % (type(error).__name__, error)
            print(operation.__name__, type(a).__name__, type(b).__name__, text)

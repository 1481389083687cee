"""Every binary operator on every pair of core types: result or message."""

VALUES = [3, 2.5, True, None, "ab", [1], (2,), {"k": 1}, {5}, range(2), len]
NAMES = [type(v).__name__ for v in VALUES]


def add(a, b):
    return a + b


def sub(a, b):
    return a - b


def mul(a, b):
    return a * b


def truediv(a, b):
    return a / b


def floordiv(a, b):
    return a // b


def mod(a, b):
    return a % b


def power(a, b):
    return a ** b


def lshift(a, b):
    return a << b


def rshift(a, b):
    return a >> b


def and_(a, b):
    return a & b


def or_(a, b):
    return a | b


def xor(a, b):
    return a ^ b


def less(a, b):
    return a < b


def equal(a, b):
    return a == b


def contains(a, b):
    return a in b


def index(a, b):
    return a[b]


for operation in (add, sub, mul, truediv, floordiv, mod, power, lshift, rshift, and_, or_, xor, less, equal, contains, index):
    for a, name_a in zip(VALUES, NAMES):
        for b, name_b in zip(VALUES, NAMES):
            try:
                result = repr(operation(a, b))
            except (TypeError, KeyError, IndexError, ValueError) as error:
                result = "%s: %s" % (type(error).__name__, error)
            print(operation.__name__, name_a, name_b, result)

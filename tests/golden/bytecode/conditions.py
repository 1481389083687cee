# Comparisons fuse with the jump; and, or, not and chains become control flow.
def f(a, b, c):
    if a < b and not c:
        return 1
    if a == 0 or b is None or c not in (1, 2):
        return 2
    return a < b <= c


def value(a, b):
    return a and b or not a


def conditional(a):
    return 1 if a else 2

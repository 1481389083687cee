# RUN: ints
# RUN: truths
# Builtins on small ints are instructions; a bool that arithmetic meets is converted.
def ints(a, b):
    return abs(-a) | min(a, b) ^ max(~a, b)


def truths(flag, n):
    return int(not n) + (n == 3) + (flag + n)


ints(3, -4)
truths(True, 2)

# Operators on locals: destinations are registers, in-place forms are marked.
def f(a, b):
    c = a + b * 2 - -a
    c //= b
    c **= 2
    return c % (a << 1) | ~b & a ^ b

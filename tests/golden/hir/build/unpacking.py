# RUN: swap --pipeline
# The tuple of a swap is never made.
def swap(xs, n):
    a = 0
    b = 1
    for i in range(n):
        a, b = b, a + b
        xs[0], xs[1] = xs[1], xs[0]
    return a


swap([1, 2], 10)

# Items and slices: read, written, deleted, updated in place.
def f(a, i):
    a[i] = a[0]
    a[i] += 1
    del a[i]
    a[1:i] = a[::2]
    return a[i:], a[i, 1]

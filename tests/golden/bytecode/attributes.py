# Attributes: read, written, deleted, updated in place.
def f(a):
    a.x = a.y.z
    a.x += 1
    del a.x
    return a.x

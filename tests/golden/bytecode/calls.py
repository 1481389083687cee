# Calls: positional, method, keyword, unpacked.
def f(g, o, a, k):
    g()
    g(1, a)
    o.method(a)
    g(1, x=a, y=2)
    o.method(x=a)
    g(*a)
    g(1, *a, 2, x=3, **k)
    return g(o(a))

# A function that calls exec on its own namespace: parameters go to a dict, names are looked up there, inner functions get
# link cells.
def outer(free):
    def f(a, shared, *rest):
        exec("a = 2")
        b = a + free
        del b
        return lambda: (shared, free)

    return f

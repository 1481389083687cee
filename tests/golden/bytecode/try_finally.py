# A finally block is compiled once for each way out.
def f(g):
    for item in g():
        try:
            if item:
                return item
            if g(item):
                continue
            g(1)
        finally:
            print("done")

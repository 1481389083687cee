# Captured variables live in cells; the inner function gets them as free variables.
def counter(start):
    step = 1

    def next():
        nonlocal start
        start += step
        return start

    return next

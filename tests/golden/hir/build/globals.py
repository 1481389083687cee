# RUN: changes
# Globals that come and go have no place that code could rely upon.
def changes(n):
    global fresh
    if n:
        fresh = n
        n = fresh
        del fresh
    return n


changes(1)
changes(2)

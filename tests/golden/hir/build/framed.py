# RUN: outer --pipeline
# The callee calls something: it is inlined with a frame of its own, whose states have the caller's as parent.
def show(x):
    return str(x)


def outer(x):
    return show(x + 1)


for i in range(10):
    outer(i)

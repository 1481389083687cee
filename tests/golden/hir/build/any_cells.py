# RUN: f
# Code with dict locals may find its free variables in cells that are links to a namespace: it asks the runtime.
def outer(x):
    def f():
        exec("")
        return x

    return f


f = outer(1)
f()

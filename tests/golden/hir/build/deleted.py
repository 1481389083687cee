# RUN: f
# A variable that is surely unbound: reading it raises.
def f(x):
    if x > 1:
        del x
        return x
    return x + 1


f(1)
try:
    f(2)
except UnboundLocalError:
    pass

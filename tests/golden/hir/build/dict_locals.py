# RUN: f
# Dict locals: loads and stores by the site's inline cache where it has seen the name in the namespace.
def f(n):
    exec("")
    total = 0
    for i in range(n):
        total = total + i
    return total


f(10)

# RUN: dot --pipeline
# enumerate and zip over lists take their steps without calls and tuples.
def dot(xs, ys):
    total = 0.0
    for i, x in enumerate(xs):
        total += x * i
    for x, y in zip(xs, ys):
        total += x * y
    return total


dot([1.0, 2.0], [3.0, 4.0])

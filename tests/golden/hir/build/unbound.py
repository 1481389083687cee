# RUN: find --pipeline
# `best` may be unbound behind the loop: it is kept as a double all the same.
def find(values):
    for v in values:
        if v > 1.0:
            best = v * 2.0
    return best


find([0.5, 1.5, 2.5])
find([1.5, 0.5])

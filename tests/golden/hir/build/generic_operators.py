# RUN: compared
# RUN: tested
# Operands of many kinds: operators are calls of the runtime.
def compared(a, b):
    if a < b:
        return a == b
    return b >= a


def tested(a, b):
    if a:
        return a in b
    return not b


for x, y in [(1, 2), ("a", "b"), ((1,), (2,)), (2.5, 1), ({1}, {1, 2})]:
    compared(x, y)
    compared(y, x)
for x, y in [({1}, {3}), (range(2), "ab"), (1, {1: 2}), ("a", "abc")]:
    try:
        tested(x, y)
    except TypeError:
        pass
tested(set(), range(3))

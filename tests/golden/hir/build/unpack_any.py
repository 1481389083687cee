# RUN: pair
# RUN: ends
# What is neither a tuple nor a list is unpacked into a tuple, which is then no more than its items.
def pair(items):
    a, b = items
    return b, a


def ends(items):
    first, *_, last = items
    return first, last


pair("ab")
pair({1, 2})
ends([1, 2, 3])

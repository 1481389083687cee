# RUN: lists
# RUN: sets
# RUN: dicts
# RUN: arguments
# RUN: doubled
# Displays and calls with stars, and a comprehension over what has an iterator of its own.
def lists(a, b):
    return (*a, *b), [x for x in a]


def sets(a, b):
    return {a, *b}, {x for x in b}


def dicts(a, b):
    return {"a": a, **b}


def arguments(f, a, b):
    return f(**a, **b)


def doubled(a):
    return [x + x for x in a]


lists([1], (2,))
sets(1, [2])
dicts(1, {"b": 2})
arguments(dict, {"a": 1}, {"b": 2})
doubled({1, 2})

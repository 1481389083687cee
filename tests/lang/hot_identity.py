"""`is` in hot code: names of one value stay identical, whatever the representation."""


def float_identity(n):
    same = 0
    for i in range(n):
        x = i * 0.5
        y = x
        if x is y:
            same += 1
        pair = (x, y)
        if pair[0] is pair[1]:
            same += 1
    return same


def through_list(n):
    items = [None] * 4
    same = 0
    for i in range(n):
        value = [i]
        items[i % 4] = value
        if items[i % 4] is value:
            same += 1
        if items[(i + 1) % 4] is value:
            same += 1000000
    return same


def none_checks(n):
    nones = others = 0
    values = [None, 0, "", [], False, 0.0]
    for i in range(n):
        v = values[i % len(values)]
        if v is None:
            nones += 1
        if v is not None and not v:
            others += 1
        if v is False:
            others += 10
    return nones, others


def singletons(n):
    t = f = 0
    for i in range(n):
        b = i % 3 == 0
        if b is True:
            t += 1
        elif b is False:
            f += 1
    return t, f


def object_identity(n):
    class Node:
        pass

    a = Node()
    b = a
    c = Node()
    hits = 0
    for i in range(n):
        if a is b and a is not c:
            hits += 1
        if i == n // 2:
            b = c
    return hits


def function_identity(n):
    hits = 0
    f = len
    for i in range(n):
        if f is len:
            hits += 1
        if i == n - 5:
            f = abs
    return hits


def in_uses_identity(n):
    nan = float("nan")
    values = [1.0, nan]
    hits = 0
    for _ in range(n):
        if nan in values:
            hits += 1
        if nan == nan:
            hits += 1000000
    return hits


print(float_identity(20000), through_list(20000), none_checks(20000), singletons(20000), object_identity(20000), function_identity(20000), in_uses_identity(20000))

"""Locals of hot functions seen from callees: exact in every iteration that looks."""

import sys


def peek():
    frame = sys._getframe(1)
    return frame.f_locals["i"], frame.f_locals["total"], frame.f_lineno - frame.f_code.co_firstlineno


def hot(n):
    total = 0
    seen = []
    for i in range(n):
        total += i
        if i % 10000 == 9999:
            seen.append(peek())
        total -= 1
    return total, seen


def peek_two():
    frame = sys._getframe(2)
    return sorted([(k, v) for k, v in frame.f_locals.items() if k != "out"])


def leaf(a, b):
    c = a * b
    if a % 20000 == 0:
        return peek_two()
    return None


def hot_nested(n):
    out = []
    x = 0.5
    for k in range(1, n):
        y = k / 2
        r = leaf(k, 3)
        if r is not None:
            out.append(r)
        x += y
    return out, x


def snapshots(n):
    out = []
    a, b = 0, 1
    for i in range(n):
        a, b = b, (a + b) % 1000003
        if i % 15000 == 0:
            out.append({k: v for k, v in locals().items() if k not in ("out",)})
    return out


def unbound_when_hot(n):
    found = []
    for i in range(n):
        if i == n - 1:
            late = i
        if i >= n - 2:
            found.append("late" in locals())
    return found


def write_to_frame():
    sys._getframe(1).f_locals["value"] = "written"


def keeps_value(n):
    value = 0
    for i in range(n):
        value += 1
        if i % 5000 == 0:
            write_to_frame()
    return value


print(hot(50000))
print(hot_nested(60001))
print(snapshots(60000))
print(unbound_when_hot(30000))
print(keeps_value(20000))

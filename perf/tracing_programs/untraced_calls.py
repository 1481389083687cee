# group: untraced
"""Calls without a hook, by a recursion that is not inlined throughout: nanoseconds per call."""

from measure import report


def ruler(depth, level):
    """Calls itself 2 ** depth - 1 times in all, this call included."""
    if depth == 1:
        return level
    return ruler(depth - 1, level + 1) ^ ruler(depth - 1, level)


def run(n):
    total = 0
    for i in range(n):
        total += ruler(10, i)
    return total


report(run, None, 2 ** 10 - 1)

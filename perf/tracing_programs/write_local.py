# group: hook
"""A hook that writes a variable of the frame: what it puts into f_locals is taken over when it returns."""

import sys

from measure import report

EVENTS = 4


def loop(n, gain):
    total = 0
    for i in range(n):
        total += gain
        total ^= 3
        total &= 1048575
    return total


def plain(n):
    return loop(n, 1)


def hook(frame, event, arg):
    frame.f_locals["gain"] = 2
    return hook


def run(n):
    sys.settrace(hook)
    result = loop(n, 1)
    sys.settrace(None)
    return result, result == loop(n, 2)


report(run, plain, EVENTS)

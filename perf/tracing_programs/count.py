# group: hook
"""A hook that counts."""

import sys

from measure import report
from work import LOOP_EVENTS, loop

count = 0


def hook(frame, event, arg):
    global count
    count += 1
    return hook


def run(n):
    global count
    count = 0
    sys.settrace(hook)
    result = loop(n)
    sys.settrace(None)
    return result, count


report(run, loop, LOOP_EVENTS)

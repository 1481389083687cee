# group: hook
"""A hook that reads a variable of the frame."""

import sys

from measure import report
from work import LOOP_EVENTS, loop

last = None


def hook(frame, event, arg):
    global last
    last = frame.f_locals.get("total")
    return hook


def run(n):
    sys.settrace(hook)
    result = loop(n)
    sys.settrace(None)
    return result, last


report(run, loop, LOOP_EVENTS)

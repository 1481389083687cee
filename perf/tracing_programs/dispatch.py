# group: hook
"""A hook that finds what to do for an event in a dict."""

import sys

from measure import report
from work import LOOP_EVENTS, loop

counts = [0, 0, 0]


def on_call(frame, arg):
    counts[0] += 1


def on_line(frame, arg):
    counts[1] += 1


def on_return(frame, arg):
    counts[2] += 1


handlers = {"call": on_call, "line": on_line, "return": on_return}


def hook(frame, event, arg):
    handlers[event](frame, arg)
    return hook


def run(n):
    counts[:] = [0, 0, 0]
    sys.settrace(hook)
    result = loop(n)
    sys.settrace(None)
    return result, counts


report(run, loop, LOOP_EVENTS)

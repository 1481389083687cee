# group: hook
"""A hook that looks for the line of a breakpoint, which is never reached."""

import sys

from measure import report
from work import LOOP_EVENTS, loop

stop = 10_000
hits = []


def hook(frame, event, arg):
    if frame.f_lineno == stop:
        hits.append(frame.f_lineno)
    return hook


def run(n):
    sys.settrace(hook)
    result = loop(n)
    sys.settrace(None)
    return result, hits


report(run, loop, LOOP_EVENTS)

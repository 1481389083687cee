# group: hook
# at-most: 30
"""A hook as that of a coverage tool: which lines of which files were executed."""

import sys

from measure import report
from work import LOOP_EVENTS, loop

lines = set()


def hook(frame, event, arg):
    if event == "line":
        lines.add((frame.f_code.co_filename, frame.f_lineno))
    return hook


def run(n):
    lines.clear()
    sys.settrace(hook)
    result = loop(n)
    sys.settrace(None)
    return result, len(lines)


report(run, loop, LOOP_EVENTS)

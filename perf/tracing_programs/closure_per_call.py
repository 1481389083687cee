# group: hook
"""A global hook that answers each call with a new closure, which counts the lines of that call."""

import sys

from measure import report
from work import STEP_EVENTS, steps

longest = 0


def on_call(frame, event, arg):
    if frame.f_code.co_name != "step":
        return None
    count = 0

    def on_event(frame, event, arg):
        global longest
        nonlocal count
        count += 1
        if event == "return":
            longest = max(longest, count)
        return on_event

    return on_event


def run(n):
    sys.settrace(on_call)
    result = steps(n)
    sys.settrace(None)
    return result, longest


report(run, steps, STEP_EVENTS)

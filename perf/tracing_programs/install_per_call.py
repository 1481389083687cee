# group: hook
# at-most: 60
"""A new closure, installed by sys.settrace for each call of the function that is watched."""

import sys

from measure import report
from work import STEP_EVENTS, step, steps


def run(n):
    count = 0
    total = 0
    for i in range(n):

        def hook(frame, event, arg):
            nonlocal count
            count += 1
            return hook

        sys.settrace(hook)
        total += step(i << 2)
    sys.settrace(None)
    return total, count


report(run, steps, STEP_EVENTS)

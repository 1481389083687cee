# group: hook
"""A hook that is a method and counts in its object, a new one each time."""

import sys

from measure import report
from work import LOOP_EVENTS, loop


class Tracer:
    def __init__(self):
        self.count = 0

    def trace(self, frame, event, arg):
        self.count += 1
        return self.trace


def run(n):
    tracer = Tracer()
    sys.settrace(tracer.trace)
    result = loop(n)
    sys.settrace(None)
    return result, tracer.count


report(run, loop, LOOP_EVENTS)

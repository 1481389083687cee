# RUN: loop --loop=0 --hook=tracer.trace --pipeline
# A hook that depends on its object, dicts in it and the line alone: nothing of it is left, and what it relied upon is named.
class Tracer:
    def __init__(self):
        self.active = True
        self.breakpoints = {"other": [3]}
        self.told = 0

    def is_breakpoint(self, frame):
        name = frame.f_code.co_name
        return name in self.breakpoints and frame.f_lineno in self.breakpoints[name]

    def trace(self, frame, event, arg):
        if not self.active:
            return None
        if self.is_breakpoint(frame):
            self.told += 1
        return self.trace


def loop(n):
    total = 0
    for i in range(n):
        total += i
    return total


import sys

tracer = Tracer()
sys.settrace(tracer.trace)
loop(30)
sys.settrace(None)

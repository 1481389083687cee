"""A function of a hook that is asked about two objects, one of which lacks the attribute: it is found in the right one only."""

import sys


class Config:
    def __init__(self, limit):
        self.limit = limit


class Hook:
    def __init__(self):
        self.config = Config(7)
        self.last = 0
        self.odd = 0

    def trace(self, frame, event, arg):
        if event == "line":
            if frame.f_lineno == self.last:
                if limit_of(self) is not None:
                    self.odd += 1
            elif limit_of(self.config) != 7:
                self.odd += 100
        return self.trace


def limit_of(o):
    try:
        return o.limit
    except AttributeError:
        return None


def work(n):
    total = 0
    for i in range(n):
        total += i
    return total


hook = Hook()
hook.last = work.__code__.co_firstlineno + 4
for n in range(12):
    sys.settrace(hook.trace)
    work(400)
    sys.settrace(None)
    print(hook.odd, end=" ")
print()

# What a trace hook's object holds changes again and again, between and during calls of the code that is told of.
# compiled: hot:20, hot:19
import sys


class Hook:
    def __init__(self):
        self.wanted = -1
        self.lines = {"hot": 0}
        self.told = 0

    def trace(self, frame, event, arg):
        if self.wanted == frame.f_lineno or self.lines["hot"] == frame.f_lineno:
            self.told += 1
        return self.trace


def hot(n, hook, changes):
    total = 0
    for i in range(n):
        if changes and i % 100 == 50:
            hook.wanted = -i
            hook.lines["hot"] = i
        total += i
    return total


def run(hook, changes):
    sys.settrace(hook.trace)
    hot(600, hook, changes)
    sys.settrace(None)
    return hook.told


hook = Hook()
first = hot.__code__.co_firstlineno
for n in range(40):
    hook.wanted = first + n % 8
    print(run(hook, False), end=" ")
for n in range(40):
    hook.lines["hot"] = first + n % 8
    print(run(hook, False), end=" ")
for n in range(10):
    print(run(hook, True), end=" ")
for n in range(40):
    hook = Hook()
    hook.wanted = first + n % 8
    print(run(hook, False), end=" ")
print()

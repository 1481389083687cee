"""sys._getframe: code names, lines, callers, locals of callers."""

import sys


def where():
    frame = sys._getframe(1)
    return frame.f_code.co_name, frame.f_lineno


def line():
    return sys._getframe().f_back.f_lineno


def caller_locals():
    return dict(sys._getframe(1).f_locals)


def stack():
    frame = sys._getframe()
    names = []
    while frame is not None:
        names.append(frame.f_code.co_name)
        frame = frame.f_back
    return names


def middle(depth):
    local = depth * 10
    if depth == 0:
        return stack()
    return middle(depth - 1)


def looks_up(name):
    frame = sys._getframe(1)
    while frame is not None:
        if name in frame.f_locals:
            return frame.f_locals[name], frame.f_code.co_name
        frame = frame.f_back
    return None


def outer():
    target = "found in outer"

    def inner():
        return looks_up("target")

    return inner(), [looks_up("target") for _ in range(1)], (lambda: looks_up("x_only_global"))()


class Thing:
    body_name = sys._getframe().f_code.co_name

    def method(self):
        return where()[0], caller_locals()["self"] is self


x_only_global = "global value"
print(where()[0], sys._getframe().f_lineno, line(), line())
print(middle(2), outer(), Thing.body_name, Thing().method())


def several():
    a = 1
    first = caller_locals()
    a = 2
    b = "new"
    second = caller_locals()
    return first, second["a"], sorted(second), where()[1] - sys._getframe().f_code.co_firstlineno


print(several(), (lambda: where()[0])(), [where()[0] for _ in range(1)])
lines = [
    line(),
    line(),

    line(),
]
print(lines[1] - lines[0], lines[2] - lines[1])
frame = sys._getframe()
print(frame.f_globals is globals(), frame.f_locals is locals(), frame.f_back, frame.f_code.co_name, type(frame).__name__, type(frame.f_code).__name__)
try:
    sys._getframe(100)
except ValueError as error:
    print(error)


def keeps_frame():
    value = 1
    kept = sys._getframe()
    value = 2
    return kept


kept = keeps_frame()
print(kept.f_locals["value"], kept.f_code.co_name, kept.f_lineno - kept.f_code.co_firstlineno, kept.f_code.co_varnames, kept.f_code.co_argcount)


def code_facts(a, b=1, *args, c, **k):
    local = 1
    return local


code = code_facts.__code__
print(code.co_name, code.co_argcount, code.co_kwonlyargcount, code.co_varnames, code.co_nlocals, code.co_freevars, code.co_firstlineno)

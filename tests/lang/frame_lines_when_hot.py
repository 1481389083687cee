"""f_lineno and tracebacks from inlined calls in hot loops name the right lines."""

import sys


def here():
    frame = sys._getframe(1)
    return frame.f_code.co_name, frame.f_lineno


def a(n):
    if n % 3 == 0:
        return b(n)
    elif n % 3 == 1:
        return b(
            n
        )
    return b(n + 1)


def b(n):
    if n > 29990:
        return trail()
    return n


def trail():
    frame = sys._getframe(1)
    out = []
    while frame is not None:
        out.append("%s:%d" % (frame.f_code.co_name, frame.f_lineno))
        frame = frame.f_back
    return " ".join(out)


def loop(n):
    out = []
    for i in range(n):
        r = a(i)
        if type(r) is str:
            out.append(r)
    return out


def failing(n):
    return 100 // (n - 25000)


def catches(n):
    errors = []
    for i in range(n):
        try:
            failing(i)
        except ZeroDivisionError as error:
            trace = error.__traceback__
            while trace is not None:
                errors.append((trace.tb_frame.f_code.co_name, trace.tb_lineno))
                trace = trace.tb_next
    return errors


for text in loop(30000):
    print(text)
print(catches(30000))

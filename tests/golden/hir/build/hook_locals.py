# RUN: loop --loop=0 --hook=hook --pipeline
# A trace hook inlined at each line. The dict that it reads is refreshed from the registers, a variable looked up in it is
# the register itself. The hook wrote nothing, so the dict still shows them behind it.
import sys

last = None


def loop(n):
    total = 0
    for i in range(n):
        total += i
    return total


def hook(frame, event, arg):
    global last
    last = frame.f_locals.get("total")
    return hook


sys.settrace(hook)
loop(10)
sys.settrace(None)

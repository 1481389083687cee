# RUN: loop --loop=0 --hook=hook
# A trace hook before the passes: entered and left around its inlined code, the return is told by a call.
import sys

seen = 0


def loop(n):
    while n:
        n -= 1


def hook(frame, event, arg):
    global seen
    if event == "line":
        seen += 1
    return hook


sys.settrace(hook)
loop(3)
sys.settrace(None)

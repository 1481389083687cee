# RUN: loop --loop=0 --hook=hook
# A trace hook that cannot be inlined, because of its parameters, is called at each line, and told of the return.
import sys


def loop(n):
    while n:
        n -= 1


def hook(*event):
    return hook


sys.settrace(hook)
loop(3)
sys.settrace(None)

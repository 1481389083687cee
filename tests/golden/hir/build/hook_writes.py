# RUN: loop --loop=0 --hook=hook --pipeline
# A hook that stores a variable under its name: whether it changed it is seen from the variable, not from the dict.
def hook(frame, event, arg):
    frame.f_locals["gain"] = 2
    return hook


def loop(n, gain):
    total = 0
    for i in range(n):
        total += gain
    return total


import sys
sys.settrace(hook)
loop(30, 1)
sys.settrace(None)

# flags: --locals-model=classic
# Names injected from inside a trace hook, which has looked at f_locals already, and into functions with dict locals. No
# other Python can do this: what is expected is that a write is seen by the next statement and stays, whatever the hook's
# write-back finds.
import sys

import taipan


def traced(hook, function, *args):
    sys.settrace(hook)
    try:
        return function(*args)
    finally:
        sys.settrace(None)


def lines_of(name, act):
    """A hook that calls act(frame, i) at each line of the function, i being its loop's variable."""
    def hook(frame, event, arg):
        if frame.f_code.co_name != name:
            return None
        if event == "line":
            act(frame, frame.f_locals.get("i"))
        return hook
    return hook


# --- a name that the code never had, for a hundred turns

def counted(n):
    total = 0
    for i in range(n):
        try:
            total += extra
        except NameError:
            total += 1
    return total


def act(frame, i):
    if i == 500 and "extra" not in frame.f_locals:
        taipan.inject(frame, "extra", 5)
    elif i == 600 and "extra" in frame.f_locals:
        taipan.remove(frame, "extra")


print(traced(lines_of("counted", act), counted, 1000), counted(1000))


# --- a local of the code

def stepped(n):
    total = 0
    step = 1
    for i in range(n):
        total += step
    return total


def act(frame, i):
    if i == 500:
        taipan.inject(frame, "step", 3)
    elif i == 700:
        taipan.inject(frame, "step", 1)


print(traced(lines_of("stepped", act), stepped, 1000))


# --- a caller of the function that is told of

def inner(x):
    return x + 1


def outer(n):
    total = 0
    for i in range(n):
        total += inner(i) * 0 + given
    return total


given = 1


def hook(frame, event, arg):
    if frame.f_code.co_name == "inner" and event == "line" and frame.f_locals["x"] == 400:
        taipan.inject(frame.f_back, "given", 2)
    return hook


print(traced(hook, outer, 1000), outer(1000))


# --- functions with dict locals

def own(n):
    exec("made = 1")
    total = 0
    for i in range(n):
        total += made
        if i == 5:
            taipan.inject(sys._getframe(), "injected", 100)
            taipan.inject(sys._getframe(), "total", 1000)
        if i == 8:
            total += injected
            taipan.remove(sys._getframe(), "injected")
    try:
        injected
    except NameError as e:
        print(e)
    return total, made, sorted(locals())


print(own(10))


def shared(n):
    exec("made = 1")
    total = 0
    for i in range(n):
        total += made + (lambda: total)() * 0
    return total


def act(frame, i):
    if i == 500:
        taipan.inject(frame, "made", 3)
    elif i == 600:
        frame.f_locals["made"] = 1
    elif i == 700:
        taipan.inject(frame, "total", 0)


print(traced(lines_of("shared", act), shared, 1000), shared(1000))

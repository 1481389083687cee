# Functions under a trace hook that are compiled while they run: events, looks and changes of hooks in hot loops.
import sys

events = 0


def counting(frame, event, arg):
    global events
    events += 1
    return counting


def arithmetic(n):
    total = 0
    for i in range(n):
        total += i
        if i % 3 == 0:
            total -= 1
    return total


def one_line_while(n):
    while n: n -= 1
    return n


def calls(n):
    s = 0
    for i in range(n):
        s += arithmetic(3)
    return s


def count(f, *args):
    global events
    events = 0
    sys.settrace(counting)
    result = f(*args)
    sys.settrace(None)
    return result, events


print(count(arithmetic, 3000), count(calls, 300), count(one_line_while, 400))
print(arithmetic(10), count(arithmetic, 0))


# --- hooks that look and write

class Watcher:
    def __init__(self):
        self.seen = []

    def trace(self, frame, event, arg):
        if event == "line" and frame.f_locals.get("i") in (7, 500):
            self.seen.append((frame.f_lineno - frame.f_code.co_firstlineno, sorted(frame.f_locals.items())))
        return self.trace


watcher = Watcher()
sys.settrace(watcher.trace)
arithmetic(501)
sys.settrace(None)
print(watcher.seen)


def writing(frame, event, arg):
    if event == "line" and frame.f_locals.get("i") == 300:
        frame.f_locals["total"] = -1
    return writing


sys.settrace(writing)
print(arithmetic(400))
sys.settrace(None)


# --- hooks that come and go while a loop is hot

def switching(frame, event, arg):
    if event == "line" and frame.f_locals.get("i") == 250:
        sys.settrace(None)
    return switching


sys.settrace(switching)
print(arithmetic(600), sys.gettrace())


def install(i, at):
    if i == at:
        sys.settrace(counting)
        sys._getframe(1).f_trace = counting


def installed_deep(n):
    total = 0
    for i in range(n):
        install(i, 400)
        total += 1
    return total


events = 0
print(installed_deep(500))
sys.settrace(None)
print(events)


def only_calls(frame, event, arg):
    global events
    events += 1


events = 0
sys.settrace(only_calls)
calls(200)
sys.settrace(None)
print(events)


# --- hooks made anew for each call

def fresh(frame, event, arg):
    lines = []

    def local(frame, event, arg):
        lines.append(event)
        if event == "return":
            totals.append(len(lines))
        return local
    return local


totals = []
sys.settrace(fresh)
calls(100)
sys.settrace(None)
print(len(totals), sum(totals))


# --- a hook that raises: in a line, in a return, in a loop that has been hot for long

def failing(where, count):
    left = count

    def hook(frame, event, arg):
        nonlocal left
        if event == where:
            left -= 1
            if left == 0:
                raise ValueError(where)
        return hook
    return hook


def guarded(n):
    total = 0
    try:
        for i in range(n):
            total += i
    except ValueError as e:
        return "caught", str(e), i, total
    return total


for where, times in (("line", 700), ("return", 1)):
    sys.settrace(failing(where, times))
    try:
        print(guarded(600))
    except ValueError as e:
        print("left", e, e.__traceback__.tb_next.tb_frame.f_code.co_name)
    print(sys.gettrace())


# --- exceptions and ends of iterations in traced code

class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


exceptions = []


def noting(frame, event, arg):
    if event == "exception":
        exceptions.append((frame.f_code.co_name, arg[0].__name__))
    return noting


def iterate(n):
    total = 0
    for i in Countdown(n):
        total += i
    for i, j in enumerate(Countdown(2)):
        total += j
    return total


def catch(n):
    caught = 0
    for i in range(n):
        try:
            if i % 50 == 0:
                raise KeyError(i)
        except KeyError:
            caught += 1
    return caught


sys.settrace(noting)
print(iterate(300), catch(300))
sys.settrace(None)
print(len(exceptions), exceptions[:3], exceptions[-2:])


# --- a function without variables is looked at twice

def nothing():
    return sys._getframe().f_locals, sys._getframe().f_locals


print(nothing(), nothing())

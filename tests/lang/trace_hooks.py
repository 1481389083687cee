# Local trace functions: what they return is the next one; None keeps the one there is; what they raise ends tracing.
import sys

log = []


def rel(frame):
    return frame.f_lineno - frame.f_code.co_firstlineno


def note(who, frame, event, arg):
    log.append(f"{who}:{frame.f_code.co_name}:{event}:{rel(frame)}")


def leaf(x):
    y = x + 1
    return y


def work(n):
    total = 0
    for i in range(n):
        total += leaf(i)
    return total


def show(title, hook, f=work, *args):
    log.clear()
    sys.settrace(hook)
    try:
        result = f(*(args or (2,)))
    except Exception as e:
        result = repr(e)
    hook_left = sys.gettrace()
    sys.settrace(None)
    print(title, result, getattr(hook_left, "__name__", hook_left))
    print("   ", " ".join(log))


def mine(frame):
    return frame.f_code.co_name in ("leaf", "work", "catches")


def calls_only(frame, event, arg):
    if mine(frame):
        note("calls", frame, event, arg)


def keeps(frame, event, arg):
    if not mine(frame):
        return None
    note("keeps", frame, event, arg)
    return keeps if event == "call" else None


def other(frame, event, arg):
    note("other", frame, event, arg)
    return keeps_on


def keeps_on(frame, event, arg):
    note("on", frame, event, arg)
    return other


def switches(frame, event, arg):
    if not mine(frame):
        return None
    note("switches", frame, event, arg)
    return other


def only_leaf(frame, event, arg):
    if frame.f_code.co_name != "leaf":
        return None
    note("leaf", frame, event, arg)
    return only_leaf


def fails_at(wanted, line):
    def fails(frame, event, arg):
        if not mine(frame):
            return None
        note("fails", frame, event, arg)
        if event == wanted and rel(frame) == line:
            raise KeyError(event)
        return fails
    return fails


def catches(n):
    try:
        work(n)
    except KeyError as e:
        n = 5
    leaf(n)
    return n


def sets_callers(frame, event, arg):
    if frame.f_code.co_name == "leaf" and event == "call":
        note("global", frame, event, arg)
        frame.f_back.f_trace = other
    return None


def removes(frame, event, arg):
    if not mine(frame):
        return None
    note("removes", frame, event, arg)
    if event == "line" and frame.f_code.co_name == "leaf":
        sys.settrace(None)
    return removes


def replaces(frame, event, arg):
    if not mine(frame):
        return None
    note("replaces", frame, event, arg)
    if event == "line" and frame.f_code.co_name == "work" and rel(frame) == 3:
        sys.settrace(only_leaf)
    return replaces


def drops_trace(frame, event, arg):
    if not mine(frame):
        return None
    note("drops", frame, event, arg)
    if rel(frame) == 2 and frame.f_code.co_name == "work":
        frame.f_trace = None
        return None
    return drops_trace


def no_lines(frame, event, arg):
    if not mine(frame):
        return None
    note("none", frame, event, arg)
    frame.f_trace_lines = False
    return no_lines


def toggles_lines(frame, event, arg):
    if not mine(frame):
        return None
    note("toggles", frame, event, arg)
    if event == "line":
        frame.f_trace_lines = rel(frame) < 2
    return toggles_lines


def writes(frame, event, arg):
    if frame.f_code.co_name != "work":
        return None
    if event == "line" and rel(frame) == 4:
        log.append(str(sorted(frame.f_locals.items())))
    return writes


for hook in (calls_only, keeps, switches, only_leaf, sets_callers, removes, replaces, drops_trace, no_lines, toggles_lines,
             writes):
    show(hook.__name__, hook)
for event, line in (("call", 0), ("line", 1), ("line", 2), ("return", 2), ("return", 4)):
    show("fails " + event, fails_at(event, line))
    show("fails caught " + event, fails_at(event, line), catches, 2)


def raises_in_leaf(n):
    try:
        leaf(None)
    except TypeError:
        pass
    return n


def exceptions(frame, event, arg):
    if frame.f_code.co_name not in ("leaf", "raises_in_leaf"):
        return None
    note("exc", frame, event, arg)
    if event == "exception":
        log.append(arg[0].__name__ + " " + str(arg[1]) + " " + str(arg[2].tb_frame is frame))
    return exceptions


show("exceptions", exceptions, raises_in_leaf)


# A hook installed deep in the stack, for frames that run already once their f_trace is set; in the middle of a hot loop.
def deep(n):
    if n:
        return deep(n - 1)
    sys.settrace(other)
    frame = sys._getframe()
    for _ in range(2):
        frame = frame.f_back
        frame.f_trace = keeps
    return 0


log.clear()
deep(3)
sys.settrace(None)
print(" ".join(log))


def hot(n):
    total = 0
    for i in range(n):
        total += i
        if i == n - 3:
            frame = sys._getframe()
            frame.f_trace = local
            sys.settrace(local)
        if i == n - 2:
            sys.settrace(None)
    return total


def local(frame, event, arg):
    if frame.f_code.co_name == "hot":
        note("hot", frame, event, arg)
    return local


for n in (5, 3000):
    log.clear()
    print(hot(n), " ".join(log))

print(sys.gettrace(), sys.getprofile())
try:
    sys.settrace()
except TypeError as e:
    print("TypeError")


# Hooks are not told of themselves.
def calls_functions(frame, event, arg):
    leaf(1)
    if mine(frame):
        note("self", frame, event, arg)
    return calls_functions


show("calls functions", calls_functions)
print(sys.call_tracing(leaf, (4,)))

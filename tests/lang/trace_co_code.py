# co_code and f_lasti: the unit at f_lasti is RESUME where a frame is told to be called, and nowhere else.
import sys

RESUME = 151
failures = []
kinds = {}


def look(frame, event):
    code = frame.f_code.co_code
    at = frame.f_lasti
    resumes = code[at] == RESUME
    if type(code) is not bytes or len(code) % 2 or at % 2 or not 0 <= at < len(code):
        failures.append((event, frame.f_code.co_name, at, len(code)))
    if resumes and code[at + 1] != 0:
        failures.append((event, 'argument', code[at + 1]))
    kinds.setdefault((event, resumes), set()).add(frame.f_code.co_name)
    return resumes


def hook(frame, event, arg):
    look(frame, event)
    frame.f_trace_opcodes = opcodes
    return hook


def leaf(x):
    return x + 1


def closure(a):
    b = 2

    def inner(c):
        return a + b + c
    return inner(3)


def loop(n):
    total = 0
    for i in range(n):
        total += leaf(i)
    while total > 5:
        total -= 3
    return total


def raising(x):
    if x:
        raise ValueError(x)


def everything():
    leaf(1)
    closure(1)
    loop(20)
    try:
        raising(0)
        raising(1)
    except ValueError:
        pass

    class Body:
        attribute = leaf(2)

        def method(self, *args, key=None, **rest):
            return args, key, rest
    Body().method(1, 2, key=3)
    [leaf(i) for i in (1, 2)]
    exec('one = 1\ntwo = leaf(one)', {'leaf': leaf})
    eval('leaf(3)')
    return (lambda: 4)()


for opcodes in False, True:
    kinds.clear()
    for _ in range(3):
        sys.settrace(hook)
        everything()
        sys.settrace(None)
    for key in sorted(kinds):
        print(opcodes, *key, sorted(kinds[key]))


def profiler(frame, event, arg):
    look(frame, event)


kinds.clear()
sys.setprofile(profiler)
everything()
sys.setprofile(None)
for key in sorted(kinds):
    print(*key, sorted(kinds[key]))


# Positions rise with the code: those of the lines of straight code, one after the other.
def straight(a):
    b = a + 1
    c = b * 2
    d = [b, c]
    e = d[0]
    return e


offsets = []


def offsets_hook(frame, event, arg):
    offsets.append((event, frame.f_lasti))
    return offsets_hook


sys.settrace(offsets_hook)
straight(1)
sys.settrace(None)
offsets = [at for event, at in offsets if event != 'return']
print(offsets == sorted(offsets), len(set(offsets)) == len(offsets), len(offsets))


# A frame that looks at itself, or whose traceback is looked at, is in its body.
def self_seen():
    frame = sys._getframe()
    return look(frame, 'looks')


def caller_seen():
    frame = sys._getframe(1)
    return look(frame, 'caller')


def hot(n):
    found = 0
    for i in range(n):
        if i % 50 == 0:
            found += caller_seen() + self_seen()
    return found


print(self_seen(), [caller_seen() for _ in range(2)], hot(400))
try:
    raising(2)
except ValueError as error:
    tb = error.__traceback__
while tb:
    code = tb.tb_frame.f_code
    print(code.co_name, code.co_code[tb.tb_lasti] == RESUME, tb.tb_lasti % 2, tb.tb_lasti < len(code.co_code))
    tb = tb.tb_next


# A hook that refuses the call.
def refusing(frame, event, arg):
    raise KeyError(event)


sys.settrace(refusing)
try:
    leaf(1)
except KeyError as error:
    tb = error.__traceback__
sys.settrace(None)
while tb:
    print(tb.tb_frame.f_code.co_name, tb.tb_frame.f_code.co_code[tb.tb_lasti] == RESUME)
    tb = tb.tb_next

# co_lines and co_positions speak of the same offsets.
for function in leaf, loop, everything:
    code = function.__code__
    lines = list(code.co_lines())
    first = code.co_firstlineno
    starts = [start for start, end, line in lines]
    ends = [end for start, end, line in lines]
    print(lines[0][0], lines[0][2] - first, starts[1:] == ends[:-1], ends[-1] == len(code.co_code))
    positions = list(code.co_positions())
    print(len(positions) * 2 == len(code.co_code), positions[0][0] - first, positions[0][2:])
module = compile('a = 1\nb = 2', '', 'exec')
print(list(module.co_lines())[0][2], list(module.co_positions())[0], module.co_code[:2])
print(leaf.__code__.co_code is not None, leaf.__code__.co_code == leaf.__code__.co_code, len(leaf.__code__.co_code) > 4)
try:
    leaf.__code__.co_code = b''
except AttributeError:
    print('read only')
print(failures)

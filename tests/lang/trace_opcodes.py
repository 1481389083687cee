# Opcode events: what holds whatever the instructions are.
import sys


def work(n):
    total = 0
    for i in range(n):
        try:
            if i % 2:
                total += i
            else:
                raise ValueError
        except ValueError:
            total -= 1
    return total


class Counter:
    def __init__(self, lines):
        self.lines = lines
        self.events = []

    def __call__(self, frame, event, arg):
        if frame.f_code is not work.__code__:
            return None
        frame.f_trace_opcodes = True
        frame.f_trace_lines = self.lines
        self.events.append((event, frame.f_lineno, frame.f_lasti))
        return self


def run(lines, n):
    counter = Counter(lines)
    sys.settrace(counter)
    result = work(n)
    sys.settrace(None)
    return result, counter.events


first = work.__code__.co_firstlineno
for n in (0, 1, 2, 3, 50):
    result, events = run(True, n)
    assert result == work(n)
    kinds = [e[0] for e in events]
    print(n, "lines", kinds.count("line"), "calls", kinds.count("call"), "returns", kinds.count("return"))
    # Each line event is followed by the opcode event of the same instruction.
    for a, b in zip(events, events[1:]):
        if a[0] == "line":
            assert b[0] == "opcode" and a[1:] == b[1:], (a, b)
    assert kinds[0] == "call" and kinds[1] == "line" and kinds[-1] == "return" and kinds[-2] == "opcode"
    assert all([e[2] % 2 == 0 for e in events])
    # Every line with a line event has opcode events, and the other way round.
    by_line = {e[1] for e in events if e[0] == "line"}
    by_opcode = {e[1] for e in events if e[0] == "opcode"} - {None}
    assert by_line == by_opcode, (by_line, by_opcode)
    print(sorted([line - first for line in by_line]))
    # Without line events the opcode events are the same.
    result, quiet = run(False, n)
    assert [e for e in quiet if e[0] == "opcode"] == [e for e in events if e[0] == "opcode"]
    print(sorted({e[0] for e in quiet}))
    lines = []
    last = None
    for event, line, _ in quiet:
        if event == "opcode" and line != last:
            lines.append(line and line - first)
            last = line
    print(lines)


# Off by default, and of the frame alone.
def inner():
    return 1


def outer():
    a = 1
    inner()
    return a


seen = []


def hook(frame, event, arg):
    if frame.f_code.co_name not in ("inner", "outer"):
        return None
    seen.append((event, frame.f_code.co_name))
    if event == "line" and frame.f_code.co_name == "outer":
        frame.f_trace_opcodes = frame.f_lineno == outer.__code__.co_firstlineno + 2
    return hook


sys.settrace(hook)
outer()
sys.settrace(None)
print(("opcode", "outer") in seen, ("opcode", "inner") in seen, [e for e in seen if e[0] != "opcode"])


# Asked for while the call is told of, in code that begins with what no line stands for.
def with_cells(a):
    b = 2

    def get():
        return a + b
    return get()


def opcodes_hook(frame, event, arg):
    frame.f_trace_opcodes = True
    told.append((event, frame.f_code.co_name, frame.f_lineno))
    return opcodes_hook


told = []
sys.settrace(opcodes_hook)
with_cells(1)
sys.settrace(None)
first = with_cells.__code__.co_firstlineno
print([(event, name, line - first) for event, name, line in told if event != "opcode"])
print({name for event, name, line in told if event == "opcode"} == {"with_cells", "get"})

frame = sys._getframe()
print(frame.f_trace, frame.f_trace_lines, frame.f_trace_opcodes)
for name in ("f_trace_lines", "f_trace_opcodes"):
    for value in (1, None, "x"):
        try:
            setattr(frame, name, value)
        except TypeError as e:
            print(name, e)

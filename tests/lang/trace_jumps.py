# Assignment of f_lineno by a trace function: where it is allowed, what it says where it is not, and what is left behind.
import sys

log = []


class Jumper:
    """At the `at`-th line event of line `source`, go on at line `target` (lines counted from the def)."""

    def __init__(self, source, target, at=1, event="line"):
        self.source, self.target, self.left, self.event = source, target, at, event

    def __call__(self, frame, event, arg):
        if frame.f_code.co_name in ("show", "note"):
            return None
        first = frame.f_code.co_firstlineno
        log.append(f"{event[0]}{frame.f_lineno - first}")
        if event == self.event and frame.f_lineno - first == self.source:
            self.left -= 1
            if self.left == 0:
                try:
                    target = self.target if not isinstance(self.target, int) else first + self.target
                    frame.f_lineno = target
                    log.append("->" + str(frame.f_lineno - first))
                except (ValueError, AttributeError) as e:
                    log.append("(" + str(e).replace(str(first + self.target) if isinstance(self.target, int) else "#", "LINE") + ")")
        return self


def note(x):
    log.append(repr(x))


def show(f, *jump, **how):
    log.clear()
    sys.settrace(Jumper(*jump, **how))
    try:
        result = f()
    except BaseException as e:
        result = type(e).__name__ + " " + str(e)
    sys.settrace(None)
    print(f.__name__, jump, *log, "=>", result, sys.exc_info()[0])


def plain():
    x = 1
    x += 1
    x += 10

    x += 100
    return x


def multi_line():
    x = [1,
         2]
    y = (x[0] +
         x[1] +
         3)
    return y


def branches():
    x = 1
    if x:
        x = 2
    else:
        x = 3
    return x


def unbound():
    x = 1
    y = x
    return y


def for_loop():
    n = 0
    for i in [1, 2, 3]:
        n += i
        n += 10
    n += 100
    for j in "ab":
        note(j)
    return n


def nested_loops():
    n = 0
    for i in range(2):
        for j in range(2):
            n += 1
        n += 10
    return n


def while_loop():
    n = 0
    while n < 3:
        n += 1
    n += 10
    return n


def handlers():
    try:
        note(1)
        1 / 0
    except ZeroDivisionError:
        note(sys.exc_info()[0])
        note(2)
    note(sys.exc_info()[0])
    return 3


def named_handler():
    try:
        1 / 0
    except ZeroDivisionError as e:
        note(2)
    note(3)
    try:
        note(4)
    except KeyError as e:
        note(5)
    return 6


def final():
    try:
        note(1)
    finally:
        note(2)
        note(3)
    return 4


def final_with_error():
    try:
        try:
            1 / 0
        finally:
            note(2)
            note(3)
    except ZeroDivisionError:
        note(4)
    note(sys.exc_info()[0])
    return 5


def two_handlers():
    try:
        1 / 0
    except ZeroDivisionError:
        note(1)
    try:
        [][1]
    except IndexError:
        note(2)
    return 3


def loop_in_handler():
    try:
        1 / 0
    except ZeroDivisionError:
        for i in range(3):
            note(i)
    note(sys.exc_info()[0])


def in_and_out_of_try():
    note(1)
    try:
        note(2)
        raise KeyError
    except KeyError:
        note(3)
    return 4


def closure():
    x = 1
    def inner():
        return x
    x = 2
    return inner()


def one_line(): x = 1; x += 1; return x


for f in (plain, branches, unbound, for_loop, nested_loops, while_loop, handlers, named_handler, final,
          final_with_error, two_handlers, loop_in_handler, in_and_out_of_try, closure):
    last = 14
    for source in range(1, last):
        for target in range(0, last + 1):
            if source == target and f is not plain:
                continue
            show(f, source, target)
for source in range(1, 7):
    for target in (0, 1, 3, 6, 7):
        show(multi_line, source, target)
for source in (2, 3, 4, 5):
    for target in range(1, 8):
        show(for_loop, source, target, at=2)
        show(while_loop, source, target, at=2)
        show(nested_loops, source, target, at=3)

for target in (-1, 100, 10 ** 10, 10 ** 30, "5", 2.0, True, None):
    show(plain, 2, target)
for event in ("call", "return", "exception", "opcode"):
    for source in (0, 1, 2, 3, 6):
        show(handlers, source, 1, event=event)
show(one_line, 0, 0)


def outside():
    frame = sys._getframe()
    for line in (frame.f_lineno, "x", 10 ** 20):
        try:
            frame.f_lineno = line
        except ValueError as e:
            print(e)
    try:
        del frame.f_lineno
    except AttributeError as e:
        print(e)


outside()


# A line that is jumped to is no event of its own; a jump back and forth in a loop that runs long.
def long_loop(n):
    kept = 0
    for i in range(n):
        kept += i
        kept -= 1
        kept += 2
    return kept


def skip(frame, event, arg):
    if frame.f_code.co_name != "long_loop":
        return None
    if event == "line" and frame.f_lineno == long_loop.__code__.co_firstlineno + 4 and frame.f_locals["i"] % 3 == 0:
        frame.f_lineno = frame.f_lineno + 1
    return skip


for n in (10, 1000):
    sys.settrace(skip)
    result = long_loop(n)
    sys.settrace(None)
    print(result, long_loop(n))

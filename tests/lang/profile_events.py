# Events of sys.setprofile: calls, returns and exceptions of Python and of builtin functions.
import sys

log = []


def profile(frame, event, arg):
    name = frame.f_code.co_name
    if name in ("show", "<module>"):
        return
    if event.startswith("c_"):
        what = arg.__name__
    else:
        what = "None" if arg is None else type(arg).__name__
    log.append(f"{event}:{name}:{frame.f_lineno - frame.f_code.co_firstlineno}:{what}")


def show(f, *args):
    log.clear()
    sys.setprofile(profile)
    try:
        f(*args)
    except Exception as e:
        log.append(type(e).__name__)
    sys.setprofile(None)
    print(f.__name__, args)
    print("   ", "\n    ".join(log))


class Thing:
    def __init__(self, n=1):
        self.n = n

    def method(self):
        return len(str(self.n))

    def __len__(self):
        return abs(self.n)

    def __add__(self, other):
        return Thing(self.n)

    def __eq__(self, other):
        return NotImplemented

    @property
    def twice(self):
        return self.n * 2

    @staticmethod
    def static(x):
        return max(x, 1)

    @classmethod
    def make(cls):
        return cls()


def leaf(x):
    return x


def calls(x):
    a = leaf(x)
    b = len([1, 2])
    c = [3, 1].sort()
    d = "a".join(["b"])
    f = leaf
    f(*[x])
    f(x=x)
    len(*["ab"])
    max([1, 2], key=leaf)
    return sorted([2, 1], key=leaf)


def methods():
    t = Thing()
    t.method()
    len(t)
    t + t
    t == 5
    t.twice
    t.static(2)
    Thing.static(2)
    Thing.make()
    isinstance(t, Thing)
    [].append(1)
    list.append([], 1)
    m = [].append
    m(2)


def classes():
    class A:
        x = len("a")
    A()
    int("5")
    list((1,))
    dict(a=1)
    object()
    range(3)
    str(1)


def errors():
    try:
        int("x")
    except ValueError:
        pass
    try:
        len(5)
    except TypeError:
        pass
    try:
        [].pop()
    except IndexError:
        pass
    try:
        fails()
    except KeyError:
        pass
    fails()


def fails():
    {}.pop("x")


def comprehensions():
    [leaf(i) for i in range(2)]
    {abs(i) for i in [1]}
    return (lambda: sum([1]))()


def handlers():
    try:
        leaf(1)
        1 / 0
    except ZeroDivisionError:
        leaf(2)
    finally:
        leaf(3)


def many(n):
    total = 0
    for i in range(n):
        total += leaf(i) + abs(i)
    return total


for f in (methods, classes, errors, comprehensions, handlers):
    show(f)
show(calls, 1)
show(many, 3)

counts = {}


def counting(frame, event, arg):
    counts[event] = counts.get(event, 0) + 1


sys.setprofile(counting)
many(2000)
sys.setprofile(None)
print(counts)


def failing(frame, event, arg):
    log.append(event)
    if event == "c_call":
        raise KeyError("profile")


log.clear()
sys.setprofile(failing)
try:
    many(2)
except KeyError as e:
    print(e, log, sys.getprofile())


# Both hooks at once.
def tracer(frame, event, arg):
    log.append("t" + event)
    return tracer


def both(frame, event, arg):
    log.append("p" + event)


log.clear()
sys.setprofile(both)
sys.settrace(tracer)
many(1)
sys.settrace(None)
sys.setprofile(None)
print(log)

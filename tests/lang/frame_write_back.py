# flags: --locals-model=cpython311
# taipan.locals_to_fast(frame) is PyFrame_LocalsToFast(frame, 1) of CPython 3.11: variables get what the frame's dict of
# locals() says, those it lacks are unbound. Python 3.11 can say what comes of it only by ctypes or a trace function, so
# the expected output is reasoned: a write counts from the frame's next read of the variable on, in that activation
# alone, wherever its variables lived.
import sys
import taipan


def poke(unbind=(), **values):
    frame = sys._getframe(1)
    namespace = frame.f_locals
    namespace.update(values)
    for name in unbind:
        del namespace[name]
    taipan.locals_to_fast(frame)


def loop(n):
    total = 0
    step = 1
    for i in range(n):
        total += step
        if i == n - 5:
            poke(step=100, total=0)
        if i == n - 2:
            poke(i="new")
            print("i is", i)
    return total, step, i


for turn in range(3):
    print(loop(2000))


def unbound(n, when):
    x = 5
    total = 0
    for i in range(n):
        if i == when:
            poke(unbind=["x"])
        total += x
    return total


print(unbound(2000, -1))
try:
    unbound(2000, 1900)
except UnboundLocalError as e:
    print(e)
print(unbound(2000, -1))


def unbound_everywhere(n, what):
    a, b, c = 3, 4, [5, 6]
    for i in range(n):
        if i == n - 1:
            poke(unbind="abc")
        try:
            if what == 0:
                d = a + b
            elif what == 1:
                d = a < 5
            elif what == 2:
                d = c[0]
            elif what == 3:
                d = len(c)
            elif what == 4:
                d = [a, b]
            elif what == 5:
                d = c.index(5)
            elif what == 6:
                for d in c:
                    break
            elif what == 7:
                d = b
            elif what == 8:
                d = not c
            elif what == 9:
                c[0] = 5
                d = 0
            elif what == 10:
                d = f"{a}"
            elif what == 11:
                d, e = c
            elif what == 12 and i == n - 1:
                return a
            else:
                d = -a
        except UnboundLocalError as e:
            return str(e)
    return "bound"


for what in range(14):
    try:
        print(what, unbound_everywhere(300, what))
    except UnboundLocalError as e:
        print(what, e)


def cells(n):
    c = 1

    def inner():
        return c

    total = 0
    for i in range(n):
        if i == n // 2:
            poke(c=10)
        total += inner() + c
    poke(unbind="c")
    for get in inner, lambda: c:
        try:
            get()
        except NameError as e:
            print(e)
    try:
        c
    except UnboundLocalError as e:
        print(e)
    return total


print(cells(2000))


def free(n):
    v = 3

    def inner():
        total = 0
        for i in range(n):
            if i == n - 100:
                poke(v=50)
            total += v
        return total

    return inner(), v


print(free(2000))


def callee(k):
    if k == 1990:
        frame = sys._getframe(1)
        namespace = frame.f_locals
        namespace["total"] = -1
        taipan.locals_to_fast(frame)
        # Reads between the write and the frame's next step see the write, and the same objects.
        print(frame.f_locals["total"], frame.f_locals is namespace, frame.f_locals["pair"] is frame.f_locals["pair"])
    return k


def caller(n):
    total = 0
    pair = (1, n)
    for i in range(n):
        k = callee(i)
        total += k
    return total, pair


print(caller(2000))
print(caller(1000))


def deep(n):
    if n == 0:
        frame = sys._getframe()
        while frame.f_code.co_name == "deep":
            frame.f_locals["n"] += 1000
            taipan.locals_to_fast(frame)
            frame = frame.f_back
        return 0
    below = deep(n - 1)
    return below + n


def shallow(n):
    return 0 if n == 0 else n + shallow(n - 1)


print([deep(30) for turn in range(40)][::13])
print(shallow(50))


class Point:
    def __init__(self, x, when):
        if x == when:
            poke_self(self, x)
        self.x = x


def poke_self(self, x):
    frame = sys._getframe(1)
    frame.f_locals["x"] = "replaced"
    taipan.locals_to_fast(frame)


def points(n):
    found = None
    for i in range(n):
        p = Point(i, n - 3)
        if p.x == "replaced":
            found = p, i
    return type(found[0]).__name__, found[1]


print(points(500))


def finished():
    x = 1
    return sys._getframe()


frame = finished()
frame.f_locals["x"] = 2
taipan.locals_to_fast(frame)
frame.f_locals.clear()
print(frame.f_locals)
for wrong in (), (1,), (frame, frame):
    try:
        taipan.locals_to_fast(*wrong)
    except TypeError as e:
        print(e)
taipan.locals_to_fast(sys._getframe())

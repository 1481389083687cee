# flags: --locals-model=pep667
# f_locals in the pep667 model: the write-through proxy of Python 3.13, which is not at hand as a judge. Expected output by
# Objects/frameobject.c of 3.13 (framelocalsproxy_*): keys() and the like are lists; variables come first, in the order of the
# code, then extra keys; variables cannot be removed, extra keys can (3.13.1); locals() is a fresh snapshot with the extra keys.
import sys


def mapping(x, y):
    p = sys._getframe().f_locals
    print(type(p), p == sys._getframe().f_locals, p is sys._getframe().f_locals, p != p)
    print(p.keys(), p.values()[:2], p.items()[:2], len(p), list(p)[:2], list(reversed(p)), type(iter(p)).__name__)
    z = 3
    p["z"] += 1
    p.update({"x": 10, "extra": "e"})
    p.update(p)
    print(x, z, p["extra"], "extra" in p, "nothing" in p, 3 in p)
    print(p.get("nothing"), p.get("nothing", 1), p.get("x"), p.setdefault("x", 0), p.setdefault("more"), p["more"])
    p[1] = "number"
    p[(2, 3)] = "tuple"
    print(p[1], p.pop(1), p.pop(1, "fallback"), list(p)[-1], len(p))
    del p[(2, 3)]
    p |= {"y": "merged", "another": 1}
    print(y, p | {"x": "right"} == dict(p) | {"x": "right"}, ({"x": "left"} | p)["x"], type(p | p).__name__)
    print(p == dict(p), p == {}, p != {}, dict(p) == p, p == 1)
    c = p.copy()
    c["x"] = 0
    print(type(c).__name__, x, sorted(c)[:3])
    locals()["x"] = "lost"
    print(x, locals()["extra"], locals() is locals(), "extra" in dir())
    del y
    print("y" in p, p.get("y", "unbound"))
    p["y"] = "bound again"
    print(y)
    p.clear_ = 1


def refused(x):
    p = sys._getframe().f_locals
    for attempt in [
        lambda: p["nothing"],
        lambda: p.__delitem__("x"),
        lambda: p.pop("x"),
        lambda: p.pop("x", 1),
        lambda: p.pop("nothing"),
        lambda: p.__delitem__("nothing"),
        lambda: p.pop(),
        lambda: p.get(),
        lambda: p.get(1, 2, 3),
        lambda: p.setdefault(),
        lambda: p.update(1),
        lambda: p.update([("x", 1)]),
        lambda: p | 1,
        lambda: p.clear(),
        lambda: p.popitem(),
        lambda: hash(p),
        lambda: p < {},
        lambda: p[[]],
        lambda: type(p)(),
        lambda: type(p)(1),
        lambda: type(p)(sys._getframe(), 1),
        lambda: setattr(sys._getframe(), "f_locals", {}),
    ]:
        try:
            print(attempt())
        except Exception as e:
            print(type(e).__name__, e)
    print(x, type(p)(sys._getframe()) == p)


def recursive():
    p = sys._getframe().f_locals
    print(p, str(p), sep="\n")


for function, arguments in (mapping, (1, 2)), (refused, (1,)), (recursive, ()):
    try:
        function(*arguments)
    except AttributeError as e:
        print(e)


def poke(**values):
    sys._getframe(1).f_locals.update(values)
    return 1


def loop(n):
    total = 0
    step = 1
    for i in range(n):
        if i == n - 10:
            poke(step="text", total="")
        if i == n - 5:
            poke(step=0.5, total=0)
        total += step
    return total


print([loop(n) for n in (100, 1000, 1000, 2000)])


# An operand that was read before the call is not what the call wrote.
def within_expressions(x, items, n):
    first = x + poke(x=10)
    second = x
    x += poke(x=100)
    third = x
    smaller = x < poke(x=5)
    kept = items
    items[0] += poke(items=None)
    total = 0
    for i in range(n):
        total += poke(total=-1)
    return first, second, third, smaller, x, items, kept, total


print(within_expressions(1, [1], 3), within_expressions(1, [1], 1000))


def cells(n):
    c = 1

    def inner():
        nonlocal c
        c += 1
        return c

    for i in range(n):
        if i == n // 2:
            poke(c=1000)
        inner()
        if i == n - 1:
            sys._getframe().f_locals["c"] += 0.5
    return c, inner()


print(cells(200), cells(2000))


def callers(depth, frame=None):
    mark = depth
    if depth == 0:
        frame = sys._getframe()
        while frame.f_code.co_name == "callers":
            frame.f_locals["mark"] = -frame.f_locals["depth"]
            frame = frame.f_back
        return []
    marks = callers(depth - 1)
    marks.append(mark)
    return marks


print(callers(8))
for turn in range(100):
    callers(3)
print(callers(8))


def ended(x):
    def inner():
        return x

    return sys._getframe(), inner


frame, inner = ended(1)
p = frame.f_locals
p["x"] = 2
p["extra"] = 3
print(inner(), p["x"], list(p), frame.f_locals["extra"])
frame.clear()
print(list(p), len(frame.f_locals), inner())


class Body:
    print(type(sys._getframe().f_locals).__name__)
    sys._getframe().f_locals["made"] = 1
    print(made)


print(sys._getframe().f_locals is globals())


def executes(x):
    exec("x = 2; y = 3")
    eval("[z := 4]")
    return x, sorted(locals()), eval("locals() is locals()")


print(executes(1))


def extras_of_each_activation(n):
    frame = sys._getframe()
    frame.f_locals["extra"] = n
    if n:
        extras_of_each_activation(n - 1)
    return frame.f_locals["extra"], locals()["extra"]


print(extras_of_each_activation(3))

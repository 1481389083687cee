"""locals() in functions: what is bound, at each point; changing the dict changes nothing."""


def stages(a, b=2, *args, c, **kwargs):
    print(locals())
    x = 1
    print(locals())
    del a
    snapshot = locals()
    y = 2
    print(snapshot)
    print(locals() is snapshot, sorted(locals()))


def write_has_no_effect():
    x = 1
    locals()["x"] = 100
    locals()["new"] = 5
    return x, sorted(locals())


def loop():
    out = []
    for i in range(3):
        square = i * i
        out.append({k: v for k, v in locals().items() if k != "out"})
    return out


def closure():
    free = 5
    unused_free = 6

    def inner(arg):
        nonlocal free
        free += 1
        return locals(), free

    own = locals()
    del own["inner"]
    return own, inner(1)


def in_comprehension():
    a = 1
    return [sorted(locals()) for i in range(1)], a


def in_except():
    try:
        raise ValueError("v")
    except ValueError as error:
        inside = sorted(locals())
    return inside, sorted(locals())


class Body:
    x = 1
    seen = sorted([name for name in locals() if not name.startswith("__")])
    locals()["injected"] = "works in a class body"


stages(1, c=3)
stages(1, 5, 6, 7, c=8, d=9)
print(write_has_no_effect(), loop(), closure(), in_comprehension(), in_except())
print(Body.seen, Body.injected, locals() is globals())
print((lambda p, q=2: locals())(1))


def unbound(flag):
    if flag:
        value = 1
    return locals()


print(unbound(True), unbound(False))


def conditional(n):
    if n > 1:
        big = n
        return vars()
    small = n
    return vars()


print(conditional(1), conditional(2))

# Line events of every kind of statement, as (event, line in the function).
import math
import sys

events = []


def hook(frame, event, arg):
    code = frame.f_code
    if code.co_name in ("show", "deco", "yes", "no"):
        return None
    text = "None" if arg is None else arg[0].__name__ if event == "exception" else type(arg).__name__
    line = frame.f_lineno and frame.f_lineno - code.co_firstlineno
    events.append(f"{event[0]}{line}" + ("" if event in ("call", "line") else "=" + text) + ("" if code.co_name in NAMES else ":" + code.co_name))
    return hook


def show(f, *args):
    events.clear()
    sys.settrace(hook)
    try:
        f(*args)
    except Exception as e:
        events.append(type(e).__name__)
    sys.settrace(None)
    print(f.__name__, args, " ".join(events))


def yes(*args):
    return True


def no(*args):
    return False


def deco(*args):
    return lambda f: f


def empty():
    pass


def only_doc():
    """Doc."""


def doc_and_pass():
    """Doc."""
    pass


def only_global():
    global unused


def one_line(): yes(); no()


def constants():
    1
    "text"
    (1, 2)
    -5
    ...
    1 + 2
    (
        7)


def assignments(a):
    b = a
    b = c = a
    b, c = c, b
    (b,
     c) = (c,
           b)
    d = (
        a
    )
    e = \
        a
    b, *c = [
        1,
        2]
    x: int = a
    y: int
    b += (
        1)
    return b


def conditions(a, b):
    if a and b:
        pass
    elif a or b:
        yes()
    else:
        no()
    if (a
            and not
            b):
        yes()
    if a:
        if b:
            pass
    if a: yes()
    else: no()
    x = (a
         or
         b)
    y = (a if
         b
         else yes())
    if 0 < a < 5 and (
            b):
        yes()


def constant_conditions():
    if 0:
        yes()
    if 1:
        yes()
    if None:
        yes()
    else:
        no()
    while 0:
        yes()
    else:
        no()
    if not 0:
        yes()
    if __debug__:
        yes()


def loops(n):
    for i in range(n):
        pass
    for i in range(n): yes()
    for i in range(n):
        if i == 1:
            continue
        if i == 2:
            break
        yes()
    else:
        no()
    for i, \
            j in [(1, 2)]:
        yes()
    while n:
        n -= 1
    while n < 3: n += 1
    while n and yes(): n -= 1
    while True:
        n += 1
        if n > 1: break
        continue
    while True: break
    while 1:
        n += 1
        if n > 3:
            break
    else:
        no()
    while (n
           and yes()):
        n -= 1
    for x in (): pass
    else: yes()
    for i in range(2):
        for j in range(2):
            pass
    while n < 1:
        while n < 1: n += 1


def displays(a):
    x = [a,
         a,
         1]
    x = (a,
         *x,
         a)
    x = {a:
         a,
         2: 3}
    x = {1: a,
         **{a:
            2},
         3: a}
    x = [1,
         2,
         3]
    x = {a,
         2}
    x = [a,
         a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a,
         a]
    return (x,
            a)


def calls(a):
    yes(a,
        a)
    yes(
        *[a],
        a)
    yes(k=a,
        m=
        a)
    yes(a,
        **{"k":
           a},
        m=a)
    "".join(
        ["a"]
    ).upper(
    ).strip(
        None)
    yes(no
        (a))
    (
        yes)(a)


def comprehensions(a):
    x = [i for i in range(2)]
    x = [i
         for i in range(2)
         if i < 5
         if yes()]
    x = {i: j
         for i in range(2)
         for j in
         range(i)}
    return {i for i in (1,
                        2)}


def functions(a):
    def f(): return 1
    @deco(
        a)
    @deco()
    def g(p,
          q=a,
          *,
          r=
          a) -> a:
        return p
    h = lambda x: (
        x)
    f()
    g(1)
    h(2)

    def inner():
        nonlocal a
        a += 1
    inner()


def classes(a):
    class A:
        "Doc."
        x: int = 1

        def m(self):
            return __class__

    @deco(1)
    class B(A,
            metaclass=
            type):
        if a:
            y = 2
    A().m()

    class C: pass


def asserts(a):
    assert a
    assert a, \
        "no"
    assert (a or
            a)
    assert not a, (
        "yes")


def deletes():
    a = b = c = d = 1
    del a
    del (b,
         c)
    l = [1]
    del l[
        0]


def returns(a):
    if a == 1:
        return
    if a == 2:
        return 5
    if a == 3:
        return (
            a)
    if a == 4:
        return (1,
                2)
    for i in range(3):
        if i == 1:
            return i


def last_branch(a):
    if a:
        yes()


def last_branches(a, b):
    if a:
        if b:
            yes()
    else:
        no()


def last_loop(a):
    for i in range(a):
        if i:
            yes()


def slices(a):
    l = [1, 2, 3]
    l[a:
      2]
    l[
        0
    ] += 1
    l[0:1] = (
        a,)
    return l[
        -1]


def texts(a):
    b = f"{a}" f"{a!r:>{a}}"
    return f"{a}"


def walrus(a):
    if (b := a) and (
            c := b):
        return c


def imports():
    import math
    from math import (sin,
                      cos)
    import math as m, sys


NAMES = [n for n in list(globals())]

for f in (empty, only_doc, doc_and_pass, only_global, one_line, constants, constant_conditions, deletes, imports):
    show(f)
for f in (assignments, loops, displays, calls, comprehensions, functions, classes, asserts, returns, last_branch, last_loop,
          slices, texts, walrus):
    for a in (0, 1, 2, 3, 4):
        show(f, a)
for a in (0, 1):
    for b in (0, 1):
        show(conditions, a, b)
        show(last_branches, a, b)

MODULE = """'''Doc.'''
a: int = 1
for i in range(2):
    if i:
        b = 2
class A:
    pass
if a:
    pass
"""


def run_module():
    exec(compile(MODULE, "module", "exec"), {})


def evaluate():
    return eval("""[
    1,
    len([2])]""")


show(run_module)
show(evaluate)

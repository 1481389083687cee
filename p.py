import sys

log = []
bits = 1
fuel = 0
jumps = 0
PLAIN = (int, bool, str, float, type(None))
HIDDEN = ("toss", "pick", "note", "show", "traced", "profiled", "hook", "second", "quiet", "failing", "profile", "jumper",
          "late", "early", "main", "run", "choose")


class Empty(BaseException):
    pass


def toss():
    global bits, fuel
    fuel -= 1
    if fuel < 0:
        raise Empty("no fuel")
    bits = (bits * 1103515245 + 12345) % 2147483648
    return bits // 65536 % 2 == 1


def pick(n):
    toss()
    return bits // 65536 % n


def show(v):
    if type(v) in PLAIN:
        return repr(v)
    if type(v) is tuple and len(v) == 3 and isinstance(v[1], BaseException):
        return v[0].__name__ + ": " + str(v[1])
    return type(v).__name__


def note(frame, event, arg):
    if len(log) < 4000:
        log.append(event + " " + frame.f_code.co_name + " " + str(frame.f_lineno) + " " + show(arg))


def hook(frame, event, arg):
    if frame.f_code.co_name in HIDDEN:
        return None
    note(frame, event, arg)
    return hook


def second(frame, event, arg):
    log.append("second:")
    note(frame, event, arg)
    return None if event == "line" else second


def quiet(frame, event, arg):
    if frame.f_code.co_name in HIDDEN:
        return None
    note(frame, event, arg)
    if event == "call" and frame.f_code.co_firstlineno % 2:
        frame.f_trace_lines = False
    if event == "line" and frame.f_lineno % 3 == 0:
        return second
    return quiet if frame.f_code.co_firstlineno % 5 else None


def failing(frame, event, arg):
    if frame.f_code.co_name in HIDDEN:
        return None
    note(frame, event, arg)
    if event == "line" and frame.f_lineno % 11 == 0:
        raise KeyError("from the hook")
    return failing


def late(frame, event, arg):
    if frame.f_code.co_name in HIDDEN:
        return None
    note(frame, event, arg)
    caller = frame.f_back
    if event == "call" and caller.f_code.co_name not in HIDDEN:
        caller.f_trace = second
    return None


def early(frame, event, arg):
    if frame.f_code.co_name in HIDDEN:
        return None
    note(frame, event, arg)
    if len(log) % 40 == 0:
        sys.settrace(None)
    return early


def jumper(frame, event, arg):
    global jumps
    if frame.f_code.co_name in HIDDEN:
        return None
    note(frame, event, arg)
    if jumps < 40 and (len(log) + frame.f_lineno) % 4 == 0:
        jumps += 1
        to = frame.f_lineno - 6 + len(log) * 7 % 15
        try:
            frame.f_lineno = to
            log.append("jumped to " + str(to))
        except ValueError as e:
            log.append("to " + str(to) + ": " + str(e))
    return jumper


def profile(frame, event, arg):
    if frame.f_code.co_name in HIDDEN:
        return
    if len(log) < 4000:
        name = arg.__name__ if event.startswith("c_") else show(arg)
        log.append("profile " + event + " " + frame.f_code.co_name + " " + str(frame.f_lineno) + " " + name)


def run(f, arguments, seed):
    global bits, fuel, jumps
    bits = seed
    fuel = 300
    jumps = 0
    log.append("run " + str(seed))
    try:
        log.append("result " + show(f(arguments[0])))
    except Empty as e:
        log.append("empty")
    except Exception as e:
        log.append("raised " + type(e).__name__ + " " + str(e))
        tb = e.__traceback__
        while tb:
            log.append("at " + str(tb.tb_lineno) + ", left at " + str(tb.tb_frame.f_lineno))
            tb = tb.tb_next


def traced(f, arguments, seed, function):
    sys.settrace(function)
    run(f, arguments, seed)
    sys.settrace(None)


def profiled(f, arguments, seed, function):
    sys.setprofile(profile)
    sys.settrace(function)
    run(f, arguments, seed)
    sys.settrace(None)
    sys.setprofile(None)


def deco(*a):
    return lambda f: f


def choose(*a, **k):
    return a[0] if a else len(k)


class Thing:
    def __init__(self, v=1):
        self.v = v

    def get(self, *a, **k):
        return self.v + len(a) + len(k)

    @property
    def twice(self):
        return self.v * 2


thing = Thing(3)
box = [5, 6, 7]

def fun1(a, b=2, c=3):
    try:
        while toss() and toss():
            a = pick(1)
            while True:
                if toss(): break
                thing.v = (3 - a or (lambda z=1: c)(c) or [c, a ][7])
    finally:
        try:
            @deco(b)
            class C2:
                a = 1
                a = sum([q3 + [(-pick(3)),
                           (not
                               8)
                            ][1] for q3 in range(3)])
                a = a = (-a) * (thing .twice + thing .get(a))
            while toss():
                c = (lambda *z:
                           (c < c <=
                          c))(8)
            else:
                box[b ] += len(f'{3}x{c!r}')
                a = box[sum([q4 + b for q4 in range(3)]) :
                         5][0]
        finally:
            @deco(1)
            class C5:
                a = 8
                d6 = 8; del d6
            o7 = C5()
        try:
            def f8(p, q=
                          (-6), *, r=
                          (-6)):
                nonlocal a
                p = 6
                q = [0 -
                             6, p * 4 ][0]
            f8(a)
            try:
                choose(k=(-{1: pick(4), **{2: 2}, 3: 4}[2]))
                c = 7 - (a
                                or pick(1) or
                              2)
            except TypeError:
                a = (len((len((4,
                           *box, b)), *box, box[c : b][0]))
                        )
                None
                thing.v += pick(2)
            except Exception as x9:
                b = (w10 := choose(
                          ))
            else:
                box[0] = (thing .twice
                               + thing .get(5)) + 0 + 6
            finally:
                c = 9
                b = len(f'{c}x{4!r}')
                c = a - sum([q11 + (c if
                              toss() else c)
                         for q11 in range(3)])
        except ValueError as x12:
            b = (sum([q13 + {1: 8, **{2: c}, 3: 4}[2] *
                           b for q13 in
                            range(3) if toss()]))
        finally:
            assert toss(), (a <
                           pick(1)
                           <= 3)
            t14: int = (thing.get(thing.get(8, *box
                    )))
        a = b = ((1
                  and c or a) < choose(a)
                  <= a +
                       0)
    b = [(thing
               .twice + thing
              .get(a)),
                 ((-b)
               < thing.get(
                 c, pick(1), **{'m': 1}
            ) <= [7, b ][7]) ][7]
    a = len((box[5 : a][0], *box,
              thing.get(**{'m': b})))

def fun15(a, b=2, c=3):
    b = b
    thing.v += (len(f'{c}x{b!r}')
                and (thing .twice
                + thing .get(8))
             or
                  (not 6))

code16 = compile("a = 1; b = 2; c = 3\nc = b = ((-fun15(2, 0))\n         if 5 > 8 else\n                len(f'{b}x{1!r}'))\n", 'module', 'exec')
def modcode16(a):
    exec(code16, dict(globals()))

profiled(fun1, (2,), 558453, None)
profiled(fun1, (2,), 864398, None)
run(fun15, (1,), 523737)
traced(fun15, (3,), 501073, late)
traced(fun15, (1,), 600296, hook)
run(modcode16, (1,), 34118)
profiled(modcode16, (0,), 252023, None)
traced(modcode16, (3,), 439368, hook)
print('\n'.join(log))

"""Random Python programs whose output is what sys.settrace and sys.setprofile tell about them.

    generate_traces.py SEED        print the program of this seed

A program is a few functions, classes and pieces of module-level code in a soup of every kind of statement: one-line
suites, expressions over several lines, constant conditions, ways out of try and finally, exceptions from anywhere. It
runs under a hook that notes event, name, line and argument; what was noted is printed. Some hooks come late, leave
early, give way to another, switch lines off, set f_trace of frames that run already, or move f_lineno about.

Programs with jumps keep their expressions on one line: CPython jumps between places where operands wait on its stack, too,
if only there are enough of them.

Control flow depends on toss(), a generator of bits, whose calls also count: a program that has tossed too often ends by
an exception. So loops end, also under a hook that jumps.
"""

import random
import sys

PRELUDE = '''\
import math
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
    if frame.f_code.co_name in HIDDEN or frame.f_code.co_name[0] == "<":
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
        log.append("result " + show(f(*arguments)))
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

'''

ERRORS = ["ValueError", "KeyError", "ZeroDivisionError", "TypeError", "IndexError", "Exception"]
HOOKS = ["hook", "hook", "hook", "hook", "quiet", "failing", "late", "early"]
INDENT = "    "


class Generator:
    def __init__(self, seed, jumps=False):
        self.r = random.Random(seed)
        self.jumps = jumps
        self.lines = []
        self.counter = 0
        self.functions = []
        self.names = ["a", "b", "c"]
        self.loops = 0       # around the statement being made
        self.is_function = False
        self.depth = 0
        self.budget = 0

    def maybe(self, p):
        return self.r.random() < p

    def pick(self, *options):
        return self.r.choice(options)

    def name(self, prefix):
        self.counter += 1
        return f"{prefix}{self.counter}"

    # --- expressions: text that may hold newlines wherever `wide`, that is inside brackets

    def gap(self, wide):
        return "\n" + " " * self.r.randint(1, 8) if wide and not self.jumps and self.maybe(0.3) else " "

    def expr(self, depth=2, wide=False):
        if depth <= 0 or self.maybe(0.15):
            return self.atom()
        kind = self.r.randint(0, 19)
        if not wide and self.maybe(0.25):
            return "(" + self.gap(True).strip(" ") + self.expr(depth, True) + self.gap(True).strip(" ") + ")"
        e = lambda w=wide: self.expr(depth - 1, w)
        g = lambda w=wide: self.gap(w)
        if kind <= 2:
            return f"{e()}{g()}{self.pick('+', '-', '*')}{g()}{e()}"
        if kind == 3:
            return f"({e(True)}{g(True)}{self.pick('and', 'or')}{g(True)}{e(True)}{g(True)}or{g(True)}{e(True)})"
        if kind == 4:
            return f"({e(True)}{g(True)}if{g(True)}{self.cond(1, True)}{g(True)}else{g(True)}{e(True)})"
        if kind == 5:
            return f"choose({self.arguments(depth - 1)})"
        if kind == 6:
            return f"thing.get({self.arguments(depth - 1)})"
        if kind == 7:
            return f"[{e(True)},{g(True)}{e(True)}{g(True)}][{self.pick('0', '1', '-1', '7')}]"
        if kind == 8:
            return f"len({{{e(True)}:{g(True)}{e(True)},{g(True)}{self.atom()}: {e(True)}}})"
        if kind == 9:
            return f"({e(True)}{g(True)}<{g(True)}{e(True)}{g(True)}<={g(True)}{e(True)})"
        if kind == 10:
            v = self.name("q")
            cond = f"{g(True)}if {self.cond(1, True)}" if self.maybe(0.5) else ""
            return f"sum([{v} + {e(True)}{g(True)}for {v} in{g(True)}range(3){cond}])"
        if kind == 11:
            return f"(lambda {self.pick('z', 'z=1', '*z')}:{g(True)}{e(True)})({self.atom()})"
        if kind == 12:
            return f"(-{e(True)})"
        if kind == 13:
            return f"(thing{g(True)}.twice{g(True)}+ thing{g(True)}.get({self.atom()}))"
        if kind == 14:
            return f"(not{g(True)}{e(True)})"
        if kind == 15:
            return f"({self.name('w')} := {e(True)})" if self.is_function else self.atom()
        if kind == 16:
            return f"len(f'{{{self.atom()}}}x{{{self.atom()}!r}}')"
        if kind == 17:
            return f"box[{e(True)}{g(True)}:{g(True)}{self.atom()}][0]"
        if kind == 18:
            return f"len(({e(True)},{g(True)}*box,{g(True)}{e(True)}))"
        return f"{{1: {self.atom()}, **{{2: {e(True)}}},{g(True)}3: 4}}[{self.pick('1', '2', '9')}]"

    def atom(self):
        k = self.r.randint(0, 9)
        if k <= 4:
            return self.pick(*self.names)
        if k == 5:
            return f"pick({self.r.randint(1, 4)})"
        if k == 6 and self.functions and self.budget > 0 and self.maybe(0.5):
            self.budget -= 4
            return f"{self.pick(*self.functions)}({self.r.randint(0, 3)}, {self.r.randint(0, 3)})"
        return str(self.r.randint(0, 9))

    def arguments(self, depth):
        g = lambda: self.gap(True)
        parts = [self.expr(depth, True) for _ in range(self.r.randint(0, 2))]
        if self.maybe(0.2):
            parts.append("*box")
        if self.maybe(0.2):
            parts.append(f"k={self.expr(depth, True)}")
        if self.maybe(0.15):
            parts.append(f"**{{'m': {self.atom()}}}")
        return g().lstrip(" ") + ("," + g()).join(parts) + g().rstrip(" ")

    def cond(self, depth=1, wide=False):
        k = self.r.randint(0, 11)
        if k <= 3 or depth < 0:
            return "toss()"
        if k <= 5:
            if self.maybe(0.8):
                return f"{self.atom()} {self.pick('<', '>', '==', '!=')} {self.atom()}"
            return self.pick(f"{self.atom()} {self.pick('in', 'not in')} [1, 2, 3]",
                             f"{self.pick(*self.names)} {self.pick('is', 'is not')} {self.pick(*self.names, 'None')}")
        if k <= 7:
            g = lambda: self.gap(True)
            op = self.pick("and", "or")
            more = f"{g()}{self.pick(op, 'and', 'or')}{g()}{self.cond(depth - 1, True)}" if self.maybe(0.4) else ""
            return f"({self.cond(depth - 1, True)}{g()}{op}{g()}{self.cond(depth - 1, True)}{more})"
        if k == 8:
            return "not " + self.cond(depth - 1, wide)
        if k == 9:
            return self.pick("True", "False", "0", "1", "None", "''")
        if k == 10:
            return f"({self.cond(depth - 1, True)}{self.gap(True)}if toss() else{self.gap(True)}{self.cond(depth - 1, True)})"
        return f"0 < {self.atom()}{self.gap(wide)}< 7"

    # --- statements

    def emit(self, text):
        if self.jumps:
            text = text.replace("\\\n", "").replace("\n", "")
        for i, line in enumerate(text.split("\n")):
            self.lines.append((INDENT * self.depth if i == 0 else INDENT * self.depth + INDENT * 2) + line)

    def simple(self):
        k = self.r.randint(0, 23)
        v = self.pick(*self.names)
        e = lambda d=2: self.expr(d)
        if k <= 4:
            return f"{v} = {e()}"
        if k == 5:
            return f"{v} {self.pick('+=', '-=', '*=')} {e()}"
        if k == 6:
            return "pass"
        if k == 7:
            return self.pick("7", "'text'", "None", "...", v)
        if k == 8:
            w = self.pick(*self.names)
            if w == v:  # python3.11.2 has a fault: `a, a = 1, 2` in a function leaves 1
                w = next((name for name in self.names if name != v), "thing.v")
            return f"{v}, {w} = {e(1)},{self.gap(False)}{e(1)}"
        if k == 9:
            return f"[{v},{self.gap(True)}*{self.pick(*self.names)}{self.gap(True)}] = box" if self.maybe(0.3) else \
                f"({v},{self.gap(True)}{self.name('u')}) = ({e(1)},{self.gap(True)}{e(1)})"
        if k == 10:
            return f"{v} = {self.pick(*self.names)} = {e()}"
        if k == 11:
            return f"thing.v = {e()}" if self.maybe(0.6) else f"thing.v += {e()}"
        if k == 12:
            return f"box[{self.pick('0', '1', '5')}] = {e()}" if self.maybe(0.6) else f"box[{self.atom()}{self.gap(True)}] += {e()}"
        if k == 13:
            return f"assert {self.cond()}" + (f", {e(1)}" if self.maybe(0.5) else "")
        if k == 14 and self.maybe(0.5):
            return f"raise {self.pick(*ERRORS)}({self.expr(1, True)})"
        if k == 15 and self.loops:
            return self.pick("break", "continue")
        if k == 16 and self.is_function and self.maybe(0.6):
            return "return" + self.pick("", " " + e(), " " + self.atom(), " 5", " (1,\n2)", " (\n5)", " \\\n6")
        if k == 17:
            return e(3)
        if k == 18:
            return f"{self.name('t')}: int = {e()}" if self.maybe(0.7) else f"{self.name('t')}: {e(1)}"
        if k == 19:
            n = self.name("d")
            return f"{n} = {self.atom()}; del {n}"
        if k == 20:
            return f"{v} = {self.atom()}; {self.pick(*self.names)} = {e(1)}"
        if k == 21:
            return self.pick(f"{v} = \\\n{e()}", f"{v} = {self.atom()} + \\\n{self.atom()}", "(1,\n2)", "import math",
                             "from math import (sin,\ncos as co)", "import math as ma, sys")
        if k == 22:
            return f"{v} = [{self.expr(1, True)},\n{self.expr(1, True)},\n*box]" if self.maybe(0.0) else f"toss(); {v} = 1"
        return f"{v} = {self.expr(3)}"

    def suite(self, nesting, header):
        """The header with its block, sometimes on one line."""
        if self.maybe(0.12) and "\n" not in header:
            parts = [s for s in (self.simple() for _ in range(self.r.randint(1, 2)))]
            self.emit(header + " " + "; ".join(parts))
            return
        self.emit(header)
        self.depth += 1
        self.block(nesting)
        self.depth -= 1

    def block(self, nesting):
        for _ in range(self.r.choice([1, 1, 2, 2, 3])):
            self.statement(nesting)

    def statement(self, nesting):
        self.budget -= 1
        k = self.r.randint(0, 19)
        if nesting <= 0 or self.budget < 0 or k <= 6:
            self.emit(self.simple())
        elif k <= 9:
            self.if_(nesting - 1)
        elif k <= 11:
            self.while_(nesting - 1)
        elif k <= 13:
            self.for_(nesting - 1)
        elif k <= 17:
            self.try_(nesting - 1)
        elif k == 18:
            self.def_(nesting - 1)
        else:
            self.class_(nesting - 1)

    def if_(self, nesting):
        self.suite(nesting, f"if {self.cond(2)}:")
        if self.maybe(0.3):
            self.suite(nesting, f"elif {self.cond()}:")
        if self.maybe(0.4):
            self.suite(nesting, "else:")

    def loop(self, nesting, header):
        self.loops += 1
        self.suite(nesting, header)
        self.loops -= 1
        if self.maybe(0.25):
            self.suite(nesting, "else:")

    def while_(self, nesting):
        k = self.r.randint(0, 4)
        if k == 0:
            self.loops += 1
            self.emit(self.pick("while True:", "while 1:", "while not 0:", "while 'x':"))
            self.depth += 1
            self.emit(self.pick("if toss(): break", "if toss():\n    break" if False else "if toss(): break", "toss()"))
            self.block(nesting)
            self.depth -= 1
            self.loops -= 1
            if self.maybe(0.2):
                self.suite(nesting, "else:")
        elif k == 1 and self.maybe(0.5):
            self.loop(nesting, f"while {self.cond(1)} and toss():")
        else:
            self.loop(nesting, f"while {self.pick('toss()', f'(toss(){self.gap(True)}and {self.cond(1, True)})', 'pick(3)', 'toss() and toss()', 'not toss()', f'pick(5) > {self.atom()}', '0 < pick(4) < 3')}:")

    def for_(self, nesting):
        target = self.pick(*self.names, f"{self.pick(*self.names)}, {self.name('i')}", "thing.v")
        if "," in target:
            over = f"[(1, {self.expr(1, True)}),{self.gap(True)}(2, 3)]"
        else:
            over = self.pick("range(3)", "box", f"({self.expr(1, True)},{self.gap(True)}{self.atom()})", "'xy'", "{1: 2, 3: 4}",
                             "range(pick(3))", "[]", f"[{self.gap(True)}1,{self.gap(True)}2]")
        self.loop(nesting, f"for {target} in {over}:")

    def try_(self, nesting):
        k = self.r.randint(0, 5)
        self.suite(nesting, "try:")
        if k != 0:
            for _ in range(self.r.randint(1, 2)):
                kind = self.pick(*ERRORS, f"({self.pick(*ERRORS)},{self.gap(True)}{self.pick(*ERRORS)})")
                self.suite(nesting, f"except {kind}" + (f" as {self.name('x')}" if self.maybe(0.5) else "") + ":")
            if self.maybe(0.2):
                self.suite(nesting, "except:")
            if self.maybe(0.3):
                self.suite(nesting, "else:")
        if k <= 2:
            self.suite(nesting, "finally:")

    def inside(self, is_function, make):
        kept = self.loops, self.is_function, self.names
        self.loops, self.is_function = 0, is_function
        make()
        self.loops, self.is_function, self.names = kept

    def def_(self, nesting):
        name = self.name("f")
        free = self.names
        for _ in range(self.r.choice([0, 0, 1, 2])):
            self.emit(f"@deco({self.arguments(1)})")
        g = lambda: self.gap(True)
        annotation = self.pick("", "", f": {self.expr(1, True)}")
        default = f"={g()}{self.expr(1, True)}"
        self.emit(f"def {name}({g().lstrip(' ')}p{annotation},{g()}q{default},{g()}*,{g()}r{default})"
                  + self.pick("", "", " -> int") + ":")

        def make():
            if self.maybe(0.3):
                self.emit("'''A docstring.'''")
            if self.is_outer_function and self.maybe(0.4):
                shared = self.pick(*free)
                self.emit(f"nonlocal {shared}")
                self.names = ["p", "q", shared]
            else:
                self.names = ["p", "q", "r"]
            self.block(nesting)

        self.is_outer_function = self.is_function
        self.depth += 1
        self.inside(True, make)
        self.depth -= 1
        if self.maybe(0.8):
            self.emit(f"{self.pick(*self.names)} = {name}({self.arguments(0) or '1'})" if self.maybe(0.3) else f"{name}({self.atom()})")

    def class_(self, nesting):
        name = self.name("C")
        if self.maybe(0.3):
            self.emit(f"@deco({self.atom()})")
        self.emit(f"class {name}" + self.pick("", "(Thing)", f"({self.gap(True)}Thing,{self.gap(True)}object)") + ":")

        def make():
            if self.maybe(0.3):
                self.emit("'''About it.'''")
            self.names = self.names[:1]
            self.emit(f"{self.names[0]} = {self.atom_outside()}")
            self.block(nesting)
            if self.maybe(0.4):
                self.emit(f"def m(self{self.pick('', ', k=1')}):")
                self.depth += 1
                self.names = ["self"]
                self.emit(self.pick("return 1", "return __class__.__name__", "self.v = 2"))
                self.depth -= 1

        self.depth += 1
        self.inside(False, make)
        self.depth -= 1
        if self.maybe(0.5):
            self.emit(f"{self.name('o')} = {name}()")

    def atom_outside(self):
        return str(self.r.randint(0, 9))

    # --- whole programs

    def function(self):
        name = self.name("fun")
        self.emit(f"def {name}(a, b=2, c=3):")
        self.budget = 22
        self.depth += 1
        self.inside(True, lambda: self.block(3))
        for _ in range(self.r.randint(0, 2)):
            self.inside(True, lambda: self.statement(3))
        self.depth -= 1
        self.emit("")
        self.functions.append(name)
        return name

    def module_code(self):
        """A function that runs module-level code under the hook."""
        kept, self.lines = self.lines, []
        self.budget = 15
        self.emit("a = 1; b = 2; c = 3")
        self.inside(False, lambda: self.block(3))
        source, self.lines = "\n".join(self.lines) + "\n", kept
        name = self.name("code")
        self.emit(f"{name} = compile({source!r}, 'module', 'exec')")
        self.emit(f"def mod{name}(a):")
        self.emit(f"    exec({name}, dict(globals()))")
        self.emit("")
        return "mod" + name

    def program(self):
        made = []
        for _ in range(self.r.randint(2, 3)):
            made.append(self.function())
        if self.maybe(0.5):
            made.append(self.module_code())
        for name in made:
            if self.maybe(0.3):
                self.emit(f"run({name}, (1,), {self.r.randint(1, 10 ** 6)})")
            for _ in range(2):
                hook = "jumper" if self.jumps else self.pick(*HOOKS)
                runner = "profiled" if not self.jumps and self.maybe(0.25) else "traced"
                hook = hook if runner == "traced" or self.maybe(0.3) else "None"
                self.emit(f"{runner}({name}, ({self.r.randint(0, 4)},), {self.r.randint(1, 10 ** 6)}, {hook})")
        self.emit("print('\\n'.join(log))")
        return PRELUDE + "\n".join(self.lines) + "\n"


def is_valid(source):
    """The random program may break a rule of the grammar (a default except in the middle, a name used before nonlocal)."""
    try:
        compile(source, "program", "exec")
    except SyntaxError:
        return False
    return True


def generate(seed, jumps=False):
    """The first valid program of this seed."""
    for attempt in range(100):
        source = Generator(seed * 1000 + attempt, jumps).program()
        if is_valid(source):
            return source
    raise AssertionError(f"seed {seed} makes no valid program")


if __name__ == "__main__":
    print(generate(int(sys.argv[1]), "--jumps" in sys.argv), end="")

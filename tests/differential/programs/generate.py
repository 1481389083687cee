"""Random Python programs that end, print the same every time, and keep a compiler busy.

    generate.py SEED        print the program of this seed

A program is a few classes and functions in a soup of loops, arithmetic, containers, calls, exceptions and looks at
frames. Each function is called many times with arguments of its usual kinds, then with others; every result goes into
a checksum, the first ones are printed. Sizes are kept small by clamp(), loops by construction.

Expressions are made by kind (int, float, number, bool, str, list, object) so that most of them do not raise; those that
do are caught by some try, or by the driver.
"""

import random
import sys

PRELUDE = '''\
import sys

checksum = 0
shown = 0
last = ""
LIMIT = 1 << 130


def clamp(v):
    return v if -LIMIT < v < LIMIT else v % 1000003


def note(label, v):
    global checksum, shown, last
    text = label + " " + repr(v)
    for c in text:
        checksum = (checksum * 31 + ord(c)) & 0xFFFFFFFFFFFF
    if shown < 40 and text != last:
        shown += 1
        print(text[:300])
    last = text


def plain(d):
    return sorted([(k, v) for k, v in d.items() if type(v) in (int, float, str, bool, tuple)])


def look(depth):
    f = sys._getframe(depth)
    note("look " + f.f_code.co_name + " " + str(f.f_lineno), plain(f.f_locals))


class Oops(Exception):
    pass

'''

INTS = ["0", "1", "-1", "2", "3", "7", "10", "255", "-128", "(1 << 31)", "(1 << 61) - 1", "(1 << 61)", "-(1 << 61)",
        "(1 << 62)", "(1 << 63) - 1", "-(1 << 63)", "(1 << 64)", "10 ** 25"]
FLOATS = ["0.0", "-0.0", "0.5", "1.0", "-2.5", "3.25", "1e10", "1e-5", "1e300", "1e-300", "float('inf')"]
STRS = ["''", "'a'", "'xyz'", "'\\u00e9'", "'12'", "'hello world'"]


class Scope:
    """Variables of a function by kind; `maybe` may be unbound."""

    def __init__(self, parent=None):
        self.vars = {}
        self.parent = parent
        self.maybe = []

    def of(self, *kinds):
        return [v for v, k in self.vars.items() if k in kinds]


class Generator:
    def __init__(self, seed):
        self.r = random.Random(seed)
        self.lines = []
        self.counter = 0
        self.functions = []  # (name, kinds of parameters)
        self.classes = []    # names; all have the attributes n (int), x (float), l (list)
        self.globals = []    # lists
        self.constants = []  # ints that are seldom assigned

    # --- expressions

    def name(self, prefix):
        self.counter += 1
        return f"{prefix}{self.counter}"

    def pick(self, *options):
        return self.r.choice(options)

    def maybe(self, p):
        return self.r.random() < p

    def expr(self, kind, s, depth=2):
        if kind == "number":
            kind = self.pick("int", "int", "float")
        if self.maybe(0.015):  # anything at all
            kind = self.pick("int", "float", "bool", "str", "list")
        names = s.of(kind)
        if depth <= 0 or (names and self.maybe(0.35)):
            return self.pick(*names) if names and self.maybe(0.8) else self.literal(kind)
        return getattr(self, "expr_" + kind)(s, depth - 1)

    def literal(self, kind):
        if kind == "int":
            return self.pick(*INTS) if self.maybe(0.3) else str(self.r.randint(-20, 20))
        if kind == "float":
            return self.pick(*FLOATS)
        if kind == "bool":
            return self.pick("True", "False")
        if kind == "str":
            return self.pick(*STRS)
        if kind == "list":
            return "[" + ", ".join(self.literal("int") for _ in range(self.r.randint(0, 4))) + "]"
        return f"{self.pick(*self.classes)}({self.literal('int')})" if self.classes else "None"

    def expr_int(self, s, d):
        e = lambda kind="int": self.expr(kind, s, d)
        choice = self.r.randint(0, 20)
        if choice <= 3:
            return f"({e()} {self.pick('+', '-', '+', '-', '*')} {e()})"
        if choice == 18:
            return f"ord(({e('str')} or 'q')[{self.pick('0', '-1')}])"
        if choice == 19:
            return f"{self.pick('min', 'max')}({e()}, {e('number')}, {e()})"
        if choice == 20 and self.constants:
            return self.pick(*self.constants)
        if choice == 4:
            return f"clamp({e()} {self.pick('*', '//', '%')} {e()})"
        if choice == 5:
            return f"({e()} {self.pick('&', '|', '^')} {e()})"
        if choice == 6:
            return f"clamp({e()} {self.pick('<<', '>>')} ({e()} & 15))"
        if choice == 7:
            return f"{self.pick('-', '~', '+', 'abs')}({e()})"
        if choice == 8:
            return f"len({self.expr(self.pick('list', 'str'), s, d)})"
        if choice == 9:
            return f"({e('list')} or [3])[{self.pick('0', '-1', e())}]"
        if choice == 10:
            return f"{self.pick('min', 'max')}({e()}, {e()})"
        if choice == 11:
            return f"({e()} if {e('bool')} else {e()})"
        if choice == 12:
            return f"sum({e('list')})"
        if choice == 13 and self.functions:
            return self.call(s, d)
        if choice == 14 and s.of("object"):
            o = self.pick(*s.of("object"))
            return self.pick(f"{o}.n", f"{o}.get({e()})", f"{o}.twice", f"({o} + {e()}).n")
        if choice == 15:
            return f"int({e(self.pick('float', 'bool', 'int'))})"
        if choice == 16:
            return f"(({e()}) ** {self.r.randint(0, 3)})" if d <= 0 else f"clamp(({e()}) ** ({e()} & 3))"
        return f"sum([{self.comprehension(s, d)}])"

    def comprehension(self, s, d):
        v = self.name("c")
        inner = Scope()
        inner.vars = {**s.vars, v: "int"}
        source = self.pick(f"range({self.r.randint(0, 6)})", self.expr("list", s, d))
        test = f" if {self.expr('bool', inner, 1)}" if self.maybe(0.4) else ""
        return f"{self.expr('int', inner, 1)} for {v} in {source}{test}"

    def expr_float(self, s, d):
        e = lambda kind="float": self.expr(kind, s, d)
        choice = self.r.randint(0, 9)
        if choice <= 3:
            return f"({e()} {self.pick('+', '-', '*', '/')} {e('number')})"
        if choice == 4:
            return f"({e('int')} / {e('int')})"
        if choice == 5:
            return f"({e()} {self.pick('//', '%')} {e('number')})"
        if choice == 6:
            return f"{self.pick('-', 'abs', 'float')}({e()})"
        if choice == 7:
            return f"({e()} ** {self.pick('2', '3', '-1')})"
        if choice == 8 and s.of("object"):
            return f"{self.pick(*s.of('object'))}.x"
        return f"({e()} if {e('bool')} else {e('number')})"

    def expr_bool(self, s, d):
        e = lambda kind: self.expr(kind, s, d)
        choice = self.r.randint(0, 8)
        if choice <= 3:
            return f"({e('number')} {self.pick('<', '<=', '==', '!=', '>', '>=')} {e('number')})"
        if choice == 4:
            return f"({e('bool')} {self.pick('and', 'or')} {e('bool')})"
        if choice == 5:
            return f"(not {e(self.pick('int', 'list', 'str', 'bool'))})"
        if choice == 6:
            return f"({e('int')} {self.pick('in', 'not in')} {e('list')})"
        if choice == 7:
            return f"({e('int')} < {e('int')} <= {e('number')})"
        return f"isinstance({e(self.pick('int', 'float', 'str', 'list'))}, {self.pick('int', 'float', 'str', 'bool')})"

    def expr_str(self, s, d):
        e = lambda kind="str": self.expr(kind, s, d)
        choice = self.r.randint(0, 5)
        if choice == 0:
            return f"({e()} + {e()})[-30:]"
        if choice == 1:
            return f"str({e(self.pick('int', 'float', 'bool', 'str'))})"
        if choice == 2:
            return f"f'{{{self.pick(*s.of('int', 'float', 'str'))}}}:{{{len(s.vars)}:>3}}'" if s.of("int", "float", "str") else "'f'"
        if choice == 3:
            return f"({e()} or 'q')[{self.r.randint(-1, 0)}]"
        if choice == 4:
            return f"({e()} * ({e('int')} & 3))[:20]"
        return f"{e()}{self.pick('.upper()', '[1:]', '[::-1]', '.strip()')}"

    def expr_list(self, s, d):
        e = lambda kind="list": self.expr(kind, s, d)
        choice = self.r.randint(0, 6)
        if choice == 0:
            return f"({e()} + {e()})[:12]"
        if choice == 1:
            return f"{e()}[{self.r.randint(0, 2)}:{self.pick('', '3', '-1')}]"
        if choice == 2:
            return f"[{self.comprehension(s, d)}]"
        if choice == 3:
            return f"sorted({e()})"
        if choice == 4 and s.of("object"):
            return f"{self.pick(*s.of('object'))}.l"
        if choice == 5:
            return f"list({self.pick('range(5)', e())})"
        return "[" + ", ".join(e("int") for _ in range(self.r.randint(0, 3))) + "]"

    def expr_object(self, s, d):
        return f"{self.pick(*self.classes)}({self.expr('int', s, d)})" if self.classes else "None"

    def call(self, s, d):
        name, kinds, defaults = self.pick(*self.functions)
        count = len(kinds) - self.r.randint(0, defaults)
        args = [self.expr(k, s, min(d, 1)) for k in kinds[:count]]
        if self.maybe(0.15) and count:
            args[-1] = f"p{count - 1}={args[-1]}"
        return f"{name}({', '.join(args)})"

    # --- statements

    def emit(self, indent, text):
        self.lines.append("    " * indent + text)

    def block(self, indent, s, size, depth, loops):
        before = len(self.lines)
        for _ in range(self.r.randint(1, size)):
            self.statement(indent, s, depth, loops)
        if len(self.lines) == before:
            self.emit(indent, "pass")

    def conditional_block(self, indent, s, size, depth, loops):
        """A block that may not run: what it binds may be unbound afterwards."""
        inner = Scope()
        inner.vars = dict(s.vars)
        inner.maybe = s.maybe
        self.block(indent, inner, size, depth, loops)
        for v, k in inner.vars.items():
            if v not in s.vars and k in ("int", "float") and self.maybe(0.3):
                s.maybe.append(v)

    def statement(self, indent, s, depth, loops):
        choice = self.r.randint(0, 31)
        if choice <= 7 or depth <= 0:
            self.assign(indent, s)
        elif choice <= 10:
            self.augmented(indent, s)
        elif choice <= 13:
            self.emit(indent, f"if {self.expr('bool', s)}:")
            self.conditional_block(indent + 1, s, 3, depth - 1, loops)
            if self.maybe(0.5):
                self.emit(indent, "else:")
                self.conditional_block(indent + 1, s, 3, depth - 1, loops)
        elif choice <= 18:
            self.loop(indent, s, depth, loops)
        elif choice <= 21:
            self.attempt(indent, s, depth, loops)
        elif choice == 22 and loops:
            self.emit(indent, f"if {self.expr('bool', s)}:")
            self.emit(indent + 1, self.pick("break", "continue"))
        elif choice == 23:
            self.emit(indent, f"if {self.expr('int', s)} == {self.r.randint(0, 9)}:")
            self.emit(indent + 1, self.pick("look(1)", "look(2)", "note('locals', plain(locals()))", "note('dir', dir())"))
        elif choice == 24:
            self.emit(indent, f"if {self.expr('bool', s)} and {self.expr('bool', s)}:")
            self.emit(indent + 1, f"raise {self.pick('Oops', 'ValueError', 'KeyError')}({self.expr('int', s)})")
        elif choice == 25 and s.of("list"):
            v = self.pick(*s.of("list"))
            self.emit(indent, self.pick(f"{v}.append({self.expr('int', s)})", f"{v}[{self.expr('int', s, 1)}] = {self.expr('int', s)}",
                                        f"{v}.insert(0, {self.expr('int', s)})", f"{v}.reverse()"))
            self.emit(indent, f"del {v}[15:]")
        elif choice == 26 and s.of("object"):
            o = self.pick(*s.of("object"))
            self.emit(indent, self.pick(f"{o}.n = clamp({self.expr('int', s)})", f"{o}.x = {self.expr('number', s)}",
                                        f"{o}.put({self.expr('int', s)})", f"{o}.extra = {self.expr('int', s)}"))
        elif choice == 27 and s.maybe:
            v = self.pick(*s.maybe)
            self.emit(indent, "try:")
            self.emit(indent + 1, f"note('maybe', {v})")
            self.emit(indent, "except NameError as e:")
            self.emit(indent + 1, "note('unbound', str(e))")
        elif choice == 28 and self.constants and self.maybe(0.5):
            self.emit(indent, f"if {self.expr('int', s)} == {self.r.randint(0, 9)}:")
            self.emit(indent + 1, f"globals()['{self.pick(*self.constants)}'] = clamp({self.expr('int', s)})")
        elif choice == 28 and self.globals:
            self.emit(indent, f"{self.pick(*self.globals)}[0] = clamp({self.expr('int', s)})")
        elif choice == 29 and len(s.of("int")) > 1:
            a, b = self.r.sample(s.of("int"), 2)
            self.emit(indent, self.pick(f"{a}, {b} = {b}, {a}", f"{a}, *rest = [{b}, {a}, 3]", f"{a} = ({b} := clamp({b} + 1)) * 2"))
        elif choice == 30:
            v = self.name("t")
            self.emit(indent, f"{v} = {self.expr('int', s)}")
            self.emit(indent, f"if {self.expr('bool', s)}:")
            self.emit(indent + 1, f"del {v}")
            s.maybe.append(v)
        else:
            self.dictionary(indent, s)

    def assign(self, indent, s):
        kind = self.pick("int", "int", "int", "float", "float", "bool", "str", "list", "object")
        old = s.of(kind)
        target = self.pick(*old) if old and self.maybe(0.6) else self.name("v")
        value = self.expr(kind, s, 3)
        self.emit(indent, f"{target} = clamp({value})" if kind == "int" else f"{target} = {value}")
        s.vars[target] = kind

    def augmented(self, indent, s):
        kind = self.pick("int", "int", "float", "str")
        if not s.of(kind):
            return self.assign(indent, s)
        v = self.pick(*s.of(kind))
        op = {"int": ["+=", "-=", "^=", "|=", "&=", "//="], "float": ["+=", "-=", "*=", "/="], "str": ["+="]}[kind]
        self.emit(indent, f"{v} {self.pick(*op)} {self.expr(kind, s)}")
        if kind == "str":
            self.emit(indent, f"{v} = {v}[-25:]")
        elif kind == "int":
            self.emit(indent, f"{v} = clamp({v})")

    def loop(self, indent, s, depth, loops):
        if loops >= 2:
            return self.assign(indent, s)
        v = self.name("i")
        form = self.r.randint(0, 6)
        kind = "int"
        count = self.r.randint(1, 8)
        if form == 0:
            self.emit(indent, f"{v} = 0")
            s.vars[v] = "int"
            self.emit(indent, f"while {v} < {count}:")
            self.emit(indent + 1, f"{v} += 1")
        elif form == 1:
            self.emit(indent, f"for {v} in {self.expr('list', s)}:")
        elif form == 2:
            w = self.name("i")
            self.emit(indent, f"for {w}, {v} in enumerate({self.expr('list', s)}):")
        elif form == 5:
            kind = "str"
            self.emit(indent, f"for {v} in {self.expr('str', s)}:")
        elif form == 6:
            kind = "str"
            self.emit(indent, f"for {self.name('i')}, {v} in enumerate({self.expr('str', s)}, {self.literal('int')}):")
        elif form == 3:
            w = self.name("i")
            self.emit(indent, f"for {w}, {v} in zip({self.expr('list', s)}, range({count})):")
        else:
            self.emit(indent, f"for {v} in range({self.pick(str(count), f'{count}, -1, -2', f'2, {count + 3}')}):")
        inner = Scope()
        inner.vars = {**s.vars, v: kind}
        inner.maybe = s.maybe
        self.block(indent + 1, inner, 4, depth - 1, loops + 1)
        if self.maybe(0.15):
            self.emit(indent, "else:")
            self.conditional_block(indent + 1, s, 2, depth - 1, loops)
        s.maybe.append(v)

    def attempt(self, indent, s, depth, loops):
        self.emit(indent, "try:")
        self.conditional_block(indent + 1, s, 3, depth - 1, loops)
        if self.maybe(0.85):
            kinds = self.pick("Exception", "Oops", "(ValueError, Oops)", "(ZeroDivisionError, TypeError, OverflowError)", "KeyError")
            self.emit(indent, f"except {kinds} as e:")
            self.emit(indent + 1, "note('caught', (type(e).__name__, str(e)))")
            self.conditional_block(indent + 1, s, 2, depth - 1, loops)
            if self.maybe(0.2):
                self.emit(indent + 1, self.pick("raise", "raise Oops('again')", "raise Oops(1) from e"))
            if self.maybe(0.2):
                self.emit(indent, "else:")
                self.conditional_block(indent + 1, s, 2, depth - 1, loops)
            if self.maybe(0.7):
                return
        self.emit(indent, "finally:")
        self.assign(indent + 1, s)

    def dictionary(self, indent, s):
        v = self.name("d")
        self.emit(indent, f"{v} = {{{self.expr('int', s, 1)}: {self.expr('int', s, 1)}, 'k': {self.expr('int', s)}}}")
        self.emit(indent, f"{v}[{self.expr('int', s, 1)}] = {v}.get({self.expr('int', s, 1)}, 0)")
        target = self.name("v")
        self.emit(indent, f"{target} = {v}['k'] + len({v})")
        s.vars[target] = "int"

    # --- definitions

    def make_class(self):
        name = self.name("C")
        base = self.pick(*self.classes) if self.classes and self.maybe(0.6) else None
        s = Scope()
        s.vars = {"self.n": "int", "self.x": "float", "self.l": "list", "k": "int"}
        self.emit(0, f"class {name}{f'({base})' if base else ''}:")
        if not base or self.maybe(0.4):
            self.emit(1, "def __init__(self, n):")
            if base:
                self.emit(2, f"super().__init__(n{self.pick('', ' + 1', ' - 2')})")
            else:
                self.emit(2, "self.n = clamp(n)")
                self.emit(2, "self.x = 0.5")
                self.emit(2, f"self.l = [{self.r.randint(0, 5)}]")
            if self.maybe(0.5):
                self.emit(2, f"self.m = {self.r.randint(0, 9)}")
        for method in ("get", "put", "__add__", "twice"):
            if base and self.maybe(0.5):
                continue
            self.emit(1, "@property" if method == "twice" else "")
            self.emit(1, f"def {method}(self{'' if method == 'twice' else ', k'}):")
            inner = Scope()
            inner.vars = {v: kind for v, kind in s.vars.items() if v != "k" or method != "twice"}
            for _ in range(self.r.randint(0, 2)):
                self.statement(2, inner, 1, 0)
            if method in ("get", "twice") and base and self.maybe(0.4):
                self.emit(2, f"return super().{method}" + ("(k)" if method == "get" else ""))
            elif method == "__add__":
                self.emit(2, f"return {name}({self.expr('int', inner)})")
            elif method == "put":
                self.emit(2, f"self.n = clamp({self.expr('int', inner)})")
            else:
                self.emit(2, f"return {self.expr('int', inner)}")
        self.emit(0, "")
        self.classes.append(name)

    def make_function(self, size):
        name = self.name("f")
        kinds = [self.pick("int", "int", "float", "list", "str", "object" if self.classes else "int")
                 for _ in range(self.r.randint(1, 4))]
        plain = [k for k in kinds if k != "object"]
        kinds = [k for k in kinds if k == "object"] + plain
        defaults = self.r.randint(0, len(plain)) if self.maybe(0.4) else 0
        params = [f"p{n}" + (f"={self.literal(k)}" if n >= len(kinds) - defaults and k != "list" else
                             "=[1, 2]" if n >= len(kinds) - defaults else "") for n, k in enumerate(kinds)]
        self.emit(0, f"def {name}({', '.join(params)}):")
        s = Scope()
        s.vars = {f"p{n}": k for n, k in enumerate(kinds)}
        if self.maybe(0.3):
            self.closure(1, s)
        for _ in range(self.r.randint(2, size)):
            self.attempt(1, s, 3, 0) if self.maybe(0.3) else self.statement(1, s, 3, 0)
        self.emit(1, f"return {self.expr('int', s)}")
        self.emit(0, "")
        self.functions.append((name, kinds, defaults))

    def closure(self, indent, s):
        cell, inner = self.name("v"), self.name("g")
        self.emit(indent, f"{cell} = {self.expr('int', s, 1)}")
        self.emit(indent, f"def {inner}(q):")
        self.emit(indent + 1, f"nonlocal {cell}")
        scope = Scope()
        scope.vars = {"q": "int", cell: "int"}
        self.emit(indent + 1, f"{cell} = clamp({self.expr('int', scope)})")
        self.emit(indent + 1, f"return {self.expr('int', scope)}")
        s.vars[cell] = "int"
        target = self.name("v")
        self.emit(indent, f"{target} = {inner}({self.expr('int', s, 1)}) + {inner}(1)")
        s.vars[target] = "int"

    def drive(self, name, kinds):
        """Calls with the usual kinds, then with odd ones, then with the usual ones again."""
        empty = Scope()
        usual = ", ".join(self.pick("i", "i + 1", "-i", self.literal(k)) if k == "int" else self.expr(k, empty, 1) for k in kinds)
        odd = ", ".join(self.literal(self.pick("int", "float", "bool", "str", "list")) if k != "object" else self.literal(k)
                        for k in kinds)
        self.emit(0, f"def drive_{name}(n):")
        self.emit(1, "for i in range(n):")
        self.emit(2, "try:")
        self.emit(3, f"note('{name}', {name}({usual}) if i % 50 != 41 else {name}({odd}))")
        self.emit(2, "except Exception as e:")
        self.emit(3, f"note('{name} raised', (type(e).__name__, str(e)))")
        self.emit(0, "")

    def program(self):
        for _ in range(self.r.randint(0, 2)):
            g = self.name("G")
            self.emit(0, f"{g} = [{self.r.randint(0, 9)}]")
            self.globals.append(g)
        for _ in range(self.r.randint(0, 2)):
            k = self.name("K")
            self.emit(0, f"{k} = {self.literal('int')}")
            self.constants.append(k)
        for _ in range(self.r.randint(0, 3)):
            self.make_class()
        for _ in range(self.r.randint(1, 4)):
            self.make_function(self.r.randint(3, 8))
        for name, kinds, _ in self.functions:
            self.drive(name, kinds)
        for name, _, _ in self.functions:
            self.emit(0, f"drive_{name}({self.pick(60, 90, 130)})")
        self.emit(0, "print(checksum)")
        if self.maybe(0.2):
            name, kinds, _ = self.pick(*self.functions)
            self.emit(0, f"{name}({', '.join(self.literal(self.pick('str', 'list', 'int')) for _ in kinds)})")
        return PRELUDE + "\n".join(self.lines) + "\n"


def generate(seed):
    return Generator(seed).program()


if __name__ == "__main__":
    print(generate(int(sys.argv[1])), end="")

"""Random functions of the HIR that are valid and end.

    generate.py SEED        print the function of this seed

A function takes three tagged parameters and is made of arithmetic on ints, doubles and tagged values, tuples and lists,
branches, loops of a few rounds, guards, and in half of the functions calls that look at the frame. Every instruction that needs a state has one of its own, which names values of
every representation. What an operation takes for granted (an index in bounds, no overflow of the Wrap forms) is made sure
of. The lines `; args` choose arguments by their index in Runner.cpp's table.
"""

import random
import sys

TYPES = {"small": "smallint", "int": "smallint|bigint", "float": "float", "bool": "bool", "any": "any", "top": "top",
         "tuple": "tuple", "list": "list"}
REGISTERS = 12  # of the code that the states are of
PARAMETERS = 3
ARGUMENTS = 24  # of Runner.cpp
INT_CONSTANTS = [0, 1, -1, 2, 3, 7, 10, 63, 255, -128, 1 << 31, (1 << 53) + 1, (1 << 61) - 1, -(1 << 61), (1 << 63) - 1,
                 -(1 << 63)]
DOUBLE_CONSTANTS = ["0.0", "-0.0", "0.5", "1.0", "-2.5", "3.0", "1e10", "1e300", "5e-324", "inf", "nan"]
TAGGED_CONSTANTS = ["None", "True", "False", "0", "1", "-7", "2.5"]
COMPARISONS = ["lt", "le", "eq", "ne", "gt", "ge"]
MAX_STATES = 180  # of Runner.cpp


class Var:
    """A value: its number, representation (t i d b), kind (see TYPES), and of ints how many bits its magnitude takes at most;
    of tuples and fresh lists the length."""

    def __init__(self, number, rep, kind, bits=64, length=None):
        self.number, self.rep, self.kind, self.bits, self.length = number, rep, kind, bits, length

    def __str__(self):
        return f"v{self.number}"


class Generator:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.lines, self.states = [], []
        self.next_number, self.next_block = 0, 0
        self.block = None
        self.scope = []
        self.record = None  # of the activation, once it has one

    # --- text
    def start(self, predecessors=(), loop=False, block=None):
        self.block = self.new_block() if block is None else block
        head = f"b{self.block}:"
        if predecessors:
            head += " <- " + ", ".join(f"b{p}" for p in predecessors)
        self.lines.append(head + (" loop" if loop else ""))

    def new_block(self):
        self.next_block += 1
        return self.next_block - 1

    def state(self):
        usable = [v for v in self.scope if v.number > PARAMETERS]
        chosen = self.random.sample(usable, min(len(usable), self.random.randint(0, REGISTERS - PARAMETERS)))
        registers = [f"r{n}=v{n + 1}" for n in range(PARAMETERS)]
        registers += [f"r{PARAMETERS + n}={v}" for n, v in enumerate(chosen)]
        number = len(self.states)
        record = f" record {self.record}" if self.record else ""
        self.states.append(f"  state {number}: @code.f pc {number} function v0{record} [{' '.join(registers)}]")
        return number

    def instr(self, text, state=False):
        if state:
            text += f" !{self.state()}"
        self.lines.append("  " + text)

    def value(self, rep, kind, op, *operands, state=False, reason="", bits=64, length=None, annotate=False, hidden=False):
        state_text = f" !{self.state()}" if state else ""
        v = Var(self.next_number, rep, kind, bits, length)
        self.next_number += 1
        text = f"{v}:{rep} = {op} {', '.join(str(o) for o in operands)}".rstrip()
        text += f" : {TYPES[kind]}" if annotate else ""
        self.lines.append("  " + text + reason + state_text)
        if not hidden:
            self.scope.append(v)
        return v

    # --- choosing
    def chance(self, p):
        return self.random.random() < p

    def find(self, *kinds, rep=None):
        found = [v for v in self.scope if v.kind in kinds and (rep is None or v.rep == rep)]
        return self.random.choice(found[-12:]) if found else None

    def int_constant(self, n):
        return self.value("i", "int", "ConstInt", n, bits=abs(n).bit_length(), hidden=True)

    def an_int(self):
        v = self.find("int", "small", rep="i")
        if v is None or self.chance(0.2):
            return self.int_constant(self.random.choice(INT_CONSTANTS))
        return v

    def a_double(self):
        v = self.find("float", rep="d")
        if v is None or self.chance(0.2):
            return self.value("d", "float", "ConstDouble", self.random.choice(DOUBLE_CONSTANTS), hidden=True)
        return v

    def a_bool(self):
        v = self.find("bool", rep="b")
        return v if v and self.chance(0.4) else self.comparison()

    def a_tagged(self):
        v = self.find("any", "small", "int", "float", "bool", "tuple", rep="t")
        if v is None or self.chance(0.1):
            return self.value("t", "any", "ConstTagged", self.random.choice(TAGGED_CONSTANTS), hidden=True)
        return v

    # --- values
    def comparison(self):
        op = self.random.choice(COMPARISONS)
        pick = self.random.randrange(6)
        if pick == 0:
            return self.value("b", "bool", "DoubleCompare", self.a_double(), self.a_double(), op)
        if pick == 1:
            kinds = self.random.sample(["smallint", "bigint", "float", "bool", "none", "tuple", "list"], 2)
            return self.value("b", "bool", "IsType", self.a_tagged(), f"[{'|'.join(kinds)}]")
        if pick == 2 and (v := self.find("top", rep="t")):
            return self.value("b", "bool", "IsEmpty", v)
        if pick == 3:
            constant = self.value("t", "any", "ConstTagged", self.random.choice(["None", "True", "False"]), hidden=True)
            return self.value("b", "bool", "Identical", self.a_tagged(), constant)
        if pick == 4:
            return self.value("b", "bool", "SimpleTruth", self.a_tagged(), reason=" (type)", state=True)
        return self.value("b", "bool", "IntCompare", self.an_int(), self.an_int(), op)

    def int_operation(self):
        r, a, b = self.random, self.an_int(), self.an_int()
        small_enough = max(a.bits, b.bits) < 60
        pick = r.randrange(16)
        if pick < 4:
            op = r.choice(["IntAdd", "IntSub", "IntMul"])
            bits = a.bits + b.bits if op == "IntMul" else max(a.bits, b.bits) + 1
            known = bits < 63 and self.chance(0.3)
            return self.value("i", "int", op + ("Wrap" if known else ""), a, b, state=not known, bits=min(bits, 64),
                              reason="" if known else " (overflow)")
        if pick == 4:
            return self.value("i", "int", r.choice(["IntNeg", "IntAbs"]), a, state=True, bits=a.bits, reason=" (overflow)")
        if pick == 5:
            op = r.choice(["IntFloorDiv", "IntMod"])
            return self.value("i", "int", op, a, b, state=True, reason=" (division)")
        if pick == 6:
            divisor = self.int_constant(r.choice([1, 2, 3, 8, 10, 255, -2, -3, -8, 1 << 40]))
            bits = a.bits if (op := r.choice(["IntFloorDivSafe", "IntModSafe"])) == "IntFloorDivSafe" else divisor.bits
            return self.value("i", "int", op, a, divisor, bits=bits + 1)
        if pick == 7:
            mask = r.choice([1, 7, 63, 255, (1 << 31) - 1])
            return self.value("i", "int", "IntAnd", a, self.int_constant(mask), bits=mask.bit_length())
        if pick == 8:
            op = r.choice(["IntAnd", "IntOr", "IntXor"])
            return self.value("i", "int", op, a, b, bits=max(a.bits, b.bits) + 1 if small_enough else 64)
        if pick == 9:
            return self.value("i", "int", "IntNot", a, bits=min(a.bits + 1, 64))
        if pick == 10:
            op = r.choice(["IntShl", "IntShr"])
            count = self.int_constant(r.choice([0, 1, 5, 31, 62, 63, 64, -1])) if self.chance(0.6) else b
            return self.value("i", "int", op, a, count, state=True, reason=" (overflow)")
        if pick == 11:
            count = r.choice([0, 1, 3, 8, 20, 63])
            if a.bits + count < 62 and self.chance(0.5):
                return self.value("i", "int", "IntShlSafe", a, self.int_constant(count), bits=a.bits + count)
            return self.value("i", "int", "IntShrSafe", a, self.int_constant(count), bits=a.bits)
        if pick == 12:
            return self.value("i", "int", r.choice(["IntMin", "IntMax"]), a, b, bits=max(a.bits, b.bits))
        if pick == 13 and small_enough:
            return self.value("i", "int", "NormalizeIndex", a, b, bits=max(a.bits, b.bits) + 1)
        if pick == 14:
            low = r.choice([0, -1, -8, -(1 << 40)])
            high = r.choice([0, 7, 255, (1 << 40)])
            return self.value("i", "int", "GuardIntRange", a, low, high, state=True, bits=41, reason=" (type)")
        length = self.value("i", "int", "IntAnd", b, self.int_constant(15), bits=4)
        return self.value("i", "int", "GuardBounds", a, length, state=True, bits=4, reason=" (bounds)")

    def double_operation(self):
        a, b = self.a_double(), self.a_double()
        pick = self.random.randrange(9)
        if pick < 4:
            return self.value("d", "float", self.random.choice(["DoubleAdd", "DoubleSub", "DoubleMul"]), a, b)
        if pick == 4:
            return self.value("d", "float", self.random.choice(["DoubleNeg", "DoubleAbs"]), a)
        if pick == 5:
            op = self.random.choice(["DoubleDiv", "DoubleFloorDiv", "DoubleMod"])
            return self.value("d", "float", op, a, b, state=True, reason=" (division)")
        if pick == 6:
            return self.value("d", "float", "DoubleSqrt", a, state=True, reason=" (division)")
        if pick == 7:
            return self.value("d", "float", "IntTrueDiv", self.an_int(), self.an_int(), state=True, reason=" (division)")
        divisor = self.value("d", "float", "ConstDouble", self.random.choice(["2.0", "-0.5", "3.0", "inf"]), hidden=True)
        return self.value("d", "float", "DoubleDivSafe", a, divisor)

    def conversion(self):
        pick = self.random.randrange(13)
        tagged = self.a_tagged()
        if pick == 0:
            return self.value("t", "int", "BoxInt", self.an_int())
        if pick == 1:
            return self.value("t", "float", "BoxDouble", self.a_double())
        if pick == 2:
            return self.value("t", "bool", "BoxBool", self.a_bool())
        if pick in (3, 4, 5):
            return self.value("i", "small", "CheckedUnboxInt", tagged, state=True, bits=61, reason=" (type)")
        if pick in (6, 7):
            op = self.random.choice(["CheckedUnboxDouble", "CheckedUnboxNumber"])
            return self.value("d", "float", op, tagged, state=True, reason=" (type)")
        if pick == 8:
            return self.value("b", "bool", "CheckedUnboxBool", tagged, state=True, reason=" (type)")
        if pick == 9:
            op = self.random.choice(["DoubleToInt", "DoubleFloorToInt", "DoubleCeilToInt"])
            return self.value("i", "int", op, self.a_double(), state=True, bits=62, reason=" (overflow)")
        if pick == 10:
            exact = self.chance(0.5)
            return self.value("d", "float", "IntToDouble" + ("Exact" if exact else ""), self.an_int(), state=exact,
                              reason=" (overflow)" if exact else "")
        if pick == 11:
            return self.value("i", "small", "BoolToInt", self.a_bool(), bits=1)
        kind = self.random.choice(["small", "int", "float", "bool"])
        return self.value("t", kind, "GuardType", tagged, f"[{TYPES[kind]}]", annotate=True, reason=" (type)", state=True)

    def unboxing(self):
        """Without a check, of what is known."""
        for kind, rep, op in self.random.sample([("small", "i", "UnboxInt"), ("float", "d", "UnboxDouble"),
                                                 ("bool", "b", "UnboxBool")], 3):
            if v := self.find(kind, rep="t"):
                return self.value(rep, kind, op, v, bits=61 if rep == "i" else 64)
        return self.conversion()

    def any_ints(self):
        a, b = self.find("int", "small", rep="t"), self.find("int", "small", rep="t")
        if not a:
            return self.conversion()
        if self.chance(0.4):
            return self.value("b", "bool", "IntCompareTagged", a, b, self.random.choice(COMPARISONS))
        return self.value("t", "int", "IntBinary", a, b, self.random.choice(["Add", "Sub", "And", "Xor"]), state=True)

    def choice(self):
        condition = self.a_bool()
        pick = self.random.choice([self.an_int, self.a_double, self.a_tagged])
        a, b = pick(), pick()
        kind = a.kind if a.kind == b.kind else "int" if a.rep == "i" else "any"
        return self.value(a.rep, kind, "Select", condition, a, b, bits=max(a.bits, b.bits), annotate=True)

    def guard(self):
        condition = self.a_bool()
        self.instr(f"Guard {condition}, {self.random.randrange(2)} (type)", state=True)

    def bound(self):
        if v := self.find("top", rep="t"):
            return self.value("t", "any", "GuardBound", v, state=True, reason=" (unbound)")
        return self.value("t", "top", "ConstTagged", "empty")

    def tuples(self):
        v = self.find("tuple")
        if not v or not v.length or self.chance(0.4):
            items = [self.a_tagged() for _ in range(self.random.randint(1, 4))]
            return self.value("t", "tuple", "NewTuple", *items, state=True, length=len(items))
        if self.chance(0.2):
            return self.value("i", "small", "TupleLength", v, bits=47)
        index = self.int_constant(self.random.randrange(v.length))
        return self.value("t", "any", "TupleLoad", v, index)

    def lists(self):
        v = self.find("list")
        if not v or self.chance(0.25):
            items = [self.a_tagged() for _ in range(self.random.randint(0, 3))]
            return self.value("t", "list", "NewList", *items, state=True)
        pick = self.random.randrange(5)
        if pick == 0:
            return self.value("i", "small", "ListLength", v, bits=47)
        if pick == 1:
            return self.instr(f"ListAppend {v}, {self.a_tagged()}", state=True)
        if pick == 2:
            return self.value("t", "any", "ListPop", v, state=True, reason=" (bounds)")
        length = self.value("i", "small", "ListLength", v, bits=47)
        index = self.value("i", "int", "GuardBounds", self.an_int(), length, state=True, bits=47, reason=" (bounds)")
        if pick == 3:
            return self.value("t", "any", "ListLoad", v, index)
        return self.instr(f"ListStore {v}, {index}, {self.a_tagged()}")

    def look(self):
        """A call that asks for the frame's variables."""
        if self.record:
            probe = self.value("t", "any", "ConstTagged", "@fn.probe", hidden=True)
            self.value("t", "any", "CallGeneric", probe, state=True)

    # --- control
    def statements(self, count, depth):
        simple = [self.int_operation] * 6 + [self.double_operation] * 4 + [self.conversion] * 5 + [
            self.unboxing, self.any_ints, self.choice, self.guard, self.bound, self.tuples, self.tuples, self.lists,
            self.lists, self.comparison, self.look]
        for _ in range(count):
            if len(self.states) > MAX_STATES - 30:
                return
            if depth < 3 and self.chance(0.12):
                self.branch(depth)
            elif depth < 3 and self.chance(0.1):
                self.loop(depth)
            else:
                self.random.choice(simple)()

    def branch(self, depth):
        condition = self.a_bool()
        then, other = self.new_block(), self.new_block()
        origin, outer = self.block, list(self.scope)
        self.instr(f"Branch {condition} -> b{then}, b{other}")
        arms = []
        join = self.new_block()
        for block in (then, other):
            self.scope = list(outer)
            self.start([origin], block=block)
            self.statements(self.random.randint(0, 5), depth + 1)
            if block == other and self.chance(0.1):
                self.instr("Deopt (notReached)", state=True)
                continue
            self.instr(f"Jump -> b{join}")
            arms.append((self.block, self.scope))
        self.scope = list(outer)
        self.start([block for block, _ in arms], block=join)
        if len(arms) == 2:
            self.merge(arms[0][1], arms[1][1])

    def merge(self, left, right):
        for _ in range(self.random.randint(0, 4)):
            a = self.random.choice(left[-8:] or left)
            fitting = [b for b in right[-10:] if b.rep == a.rep]
            if not fitting:
                continue
            b = self.random.choice(fitting)
            self.value(a.rep, self.joined(a, b), "Phi", a, b, bits=max(a.bits, b.bits), annotate=True)

    @staticmethod
    def joined(a, b):
        if a.kind == b.kind and a.kind != "tuple":
            return a.kind
        if {a.kind, b.kind} <= {"small", "int"}:
            return "int"
        return "top" if "top" in (a.kind, b.kind) else "any"

    def loop(self, depth):
        """while counter < limit, with variables that change."""
        limit = self.int_constant(self.random.randint(0, 5))
        if self.chance(0.4):
            limit = self.value("i", "int", "IntAnd", self.an_int(), self.int_constant(7), bits=3)
        zero, one = self.int_constant(0), self.int_constant(1)
        carried = self.random.sample(self.scope[-10:], min(len(self.scope), self.random.randint(1, 4), 10))
        pre, head, body, behind = self.new_block(), self.new_block(), self.new_block(), self.new_block()
        self.instr(f"Jump -> b{pre}")
        self.start([self.block], block=pre)
        self.instr("Checkpoint", state=True)
        self.instr(f"Jump -> b{head}")
        head_at = len(self.lines)
        self.block = head
        counter = Var(self.next_number, "i", "int", 4)
        phis = [Var(self.next_number + 1 + n, v.rep, self.widened(v)) for n, v in enumerate(carried)]
        self.next_number += 1 + len(carried)
        self.scope += [counter] + phis
        more = self.value("b", "bool", "IntCompare", counter, limit, "lt", hidden=True)
        self.instr(f"Branch {more} -> b{body}, b{behind}")
        outer = list(self.scope)
        self.start([head], block=body)
        self.statements(self.random.randint(1, 7), depth + 1)
        following = self.value("i", "int", "IntAddWrap", counter, one, bits=4)
        nexts = [self.next_of(phi) for phi in phis]
        self.instr("Safepoint", state=True)
        self.instr(f"Jump -> b{head}")
        latch = self.block
        text = [f"b{head}: <- b{pre}, b{latch} loop", f"  {counter}:i = Phi {zero}, {following} : smallint"]
        for phi, first, then in zip(phis, carried, nexts):
            text.append(f"  {phi}:{phi.rep} = Phi {first}, {then} : {TYPES[phi.kind]}")
        self.lines[head_at:head_at] = text
        self.scope = outer
        self.start([head], block=behind)

    @staticmethod
    def widened(v):
        tagged = v.kind if v.kind in ("top", "list") else "any"
        return {"t": tagged, "i": "int", "d": "float", "b": "bool"}[v.rep]

    def next_of(self, phi):
        def fits(v):
            return v.rep == phi.rep and (phi.kind in ("top", v.kind) or (phi.kind, v.kind) == ("int", "small") or
                                         (phi.kind == "any" and v.kind not in ("top", "list")))
        return self.random.choice([v for v in self.scope[-10:] if fits(v)] or [phi])

    def function(self):
        self.start()
        self.value("t", "any", "LoadFunction", hidden=True)
        for n in range(PARAMETERS):
            self.value("t", "any", "Param", n)
        if self.chance(0.5):
            self.record = self.value("p", "frame", "EnterFrame", "v0", "@code.f", 0, state=True, hidden=True)
        self.statements(self.random.randint(4, 22), 0)
        results = []
        for v in self.random.sample(self.scope, min(len(self.scope), 8)):
            if v.kind != "top":
                box = {"i": "BoxInt", "d": "BoxDouble", "b": "BoxBool"}.get(v.rep)
                results.append(self.value("t", "any", box, v, hidden=True) if box else v)
        result = self.value("t", "tuple", "NewTuple", *results, state=True, hidden=True)
        if self.record:
            self.instr(f"LeaveFrame {self.record}", state=True)
        self.instr(f"Return {result}")
        runs = ["; args " + " ".join(str(self.random.randrange(ARGUMENTS)) for _ in range(PARAMETERS)) for _ in range(10)]
        runs += ["; args " + " ".join(str(self.random.randrange(8)) for _ in range(PARAMETERS)) for _ in range(6)]
        return "\n".join(runs + ["function f @code.f {"] + self.lines + self.states + ["}"]) + "\n"


def generate(seed):
    return Generator(seed).function()


if __name__ == "__main__":
    print(generate(int(sys.argv[1])), end="")

# flags: --locals-model=pep667
# List, set and dict comprehensions share the scope they stand in (PEP 709), with variables of their own. Expected: as
# python3.13; what does not look at locals() or frames prints the same under python3.11.
import sys

def shared(a):
    i = "outer"
    rows = [(sorted(locals()), i) for i in range(2)]
    print(rows, i, sorted(locals()))
    print({k: sorted(locals()) for k in "x"}, {len(locals()) for _ in range(2)})
    print([sys._getframe().f_code.co_name for _ in range(1)])

shared(1)


def unbound_after(n):
    print([v for v in range(n)])
    try:
        v
    except NameError as e:
        print(type(e).__name__)
    print("v" in locals())

unbound_after(2)


def restored_by_exceptions(n):
    x = "x"
    try:
        [1 // (x - 1) for x in range(n)]
    except ZeroDivisionError:
        print(x)
    try:
        [[y / 0 for y in range(1)] for x in range(n)]
    except ZeroDivisionError:
        print(x, "y" in locals())

restored_by_exceptions(3)


def conditions(rows):
    total = 0
    pairs = [(x, y) for x in rows if x for y in range(x) if y % 2 == total]
    nested = [[x * y for y in range(3)] for x in rows]
    again = [x for x in [x + 1 for x in rows]]
    return pairs, nested, again, {x: {y for y in range(x)} for x in rows}

print(conditions([1, 2, 3]))


def captured(n):
    x = "outer x"
    inner = [lambda: x for x in range(n)]
    keep = [(lambda y: (x, y))(y) for y in range(2)]
    return [f() for f in inner], keep, x, (lambda: x)()

print(captured(3))


def from_outside(k):
    def inner():
        a = [k + i for i in range(2)]
        b = [k for k in range(2)]
        return a, b, k, [(lambda: k + j)() for j in range(2)]
    return inner(), k

print(from_outside(10))


def assigned(n):
    last = None
    rows = [last := i for i in range(n)]
    print(rows, last, [y := last, y + 1], [last := last + j for j in range(3)], last)
    return any([(hit := i) > 2 for i in range(n)]), hit

print(assigned(5))


g = "global g"
print([g for g in range(2)], g, [g + str(i) for i in range(2)])
functions = [lambda: (i, g) for i in range(2)]
print([f() for f in functions], "i" in globals())


def global_inside(n):
    return [g for _ in range(n)], [g for g in range(n)], g

print(global_inside(1))


class C:
    field = "field"
    g = "class g"
    squares = [v * v for v in range(3)]
    outer = [g for _ in range(1)]
    names = [field for field in ("a", "b")]
    first = [w for w in field]
    getters = [lambda: v for v in range(2)]
    try:
        [field for _ in range(1)]
    except NameError as e:
        error = str(e)

print(C.squares, C.outer, C.names, C.first, [f() for f in C.getters], C.field, C.error, hasattr(C, "v"))


def class_in_function(k):
    class D:
        k = "class k"
        seen = [k for _ in range(1)]
        pairs = [(k, j) for j in range(2)]
    return D.seen, D.pairs

print(class_in_function("function k"))


def hot(n):
    total = 0
    for i in range(n):
        row = [i * j for j in range(5) if j != 2]
        total += sum(row) + len({j for j in row}) + sum({j: i for j in row}.values())
    return total, i

print(hot(3000))


def parameter(x):
    r = [x for x in range(x)]
    del x
    return r, [x for x in "ab"], "x" in locals()

print(parameter(2))


def frames(n):
    return [sys._getframe(0).f_locals["i"] for i in range(n)], [locals() is locals() for _ in range(1)]

print(frames(2))
print(eval("[x + y for x in range(2)]", {"y": 1}), eval("[q for _ in range(1)]", {}, {"q": "seen"}))
print([n for n in shared.__code__.co_varnames], [c.co_name for c in shared.__code__.co_consts if hasattr(c, "co_name")])

"""Conditional expressions: nesting, evaluation order, as arguments and targets."""


def trace(name, value):
    print(name, end=" ")
    return value


def sign(n):
    return "negative" if n < 0 else "zero" if n == 0 else "positive"


print([sign(n) for n in (-5, 0, 3)])
print(trace("then", 1) if trace("condition", True) else trace("else", 2))
print(trace("then", 1) if trace("condition", []) else trace("else", 2))
x = 5
print(x if x > 3 else -x, (x if x > 30 else -x) + 1, x + 1 if x else 0, (1, 2) if x else 3, [1] if not x else [2])
print(max(x, 3) if x else min(x, 3), (lambda a: a if a else "none")(0), (len if x else abs)("abc"), ("a" if x == 5 else "b") * 3)
print([n if n % 2 else -n for n in range(6) if n != 3], {k: ("odd" if k % 2 else "even") for k in range(4)})
items = [1, 2]
(items if x else [])[0] = 9
print(items, not x if x else x, 1 if 0 else 2 if 0 else 3 if 0 else 4, (1 if 1 else 0) if 1 else 0)
y = 1 if x == 5 and not items == [] or None else 0
print(y, "a" if "" else "b" if [] else "c", None if x else 1)
print((trace("f", print) if x else None)("called", *([1, 2] if x else []), **({"sep": "-"} if x else {})))

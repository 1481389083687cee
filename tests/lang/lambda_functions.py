"""Lambdas: parameters of every kind, nesting, defaults, immediate calls, in containers."""

print((lambda: 1)(), (lambda x: x * 2)(4), (lambda x, y=3: x + y)(1), (lambda *a: a)(1, 2), (lambda **k: k)(a=1), (lambda x, *a, k=5, **m: (x, a, k, m))(1, 2, k=3, z=4), (lambda a, /, b: a - b)(5, b=3))
print((lambda f, x: f(f(x)))(lambda v: v * v, 3), (lambda x: lambda y: lambda z: x + y + z)(1)(2)(3), (lambda: (lambda: "inner"))()(), (lambda x: [x, -x])(1), (lambda: None)())
print(sorted([3, -5, 1], key=lambda v: abs(v)), list(map(lambda a, b: a * b, [1, 2], [3, 4])), max(["aa", "b"], key=lambda s: len(s)), list(filter(lambda v: v > 1, [1, 2, 3])))
table = {"add": lambda a, b: a + b, "neg": lambda a: -a}
print(table["add"](1, 2), table["neg"](5), [f(2) for f in (lambda v: v, lambda v: v ** 2)], (lambda x: x if x else "empty")(""), (lambda a, b: a if a > b else b)(3, 9))
factorial = lambda n: 1 if n < 2 else n * factorial(n - 1)
fibonacci = lambda n, a=0, b=1: a if n == 0 else fibonacci(n - 1, b, a + b)
print(factorial(10), fibonacci(50), (lambda f: f(f, 6))(lambda self, n: 1 if n == 0 else n * self(self, n - 1)), factorial.__name__, (lambda: 0).__name__)
adders = [lambda x, n=n: x + n for n in range(3)]
late = [lambda x: x + n for n in range(3)]
print([f(10) for f in adders], [f(10) for f in late], (lambda: [v for v in range(3)])(), (lambda x: f"{x!r:>5}")("a"), (lambda s: s.upper())("abc"))


class Holder:
    method = lambda self, x=1: (type(self).__name__, x)
    static = staticmethod(lambda x: x + 1)
    value = (lambda: 5)()


print(Holder().method(), Holder().method(5), Holder.static(1), Holder.value)
compose = lambda *fs: (lambda x: x) if not fs else lambda x: fs[0](compose(*fs[1:])(x))
print(compose(str, abs, lambda v: v - 10)(3), compose()(7), (lambda x, y: (y, x))(*[1, 2]), (lambda *, a, b=2: a * b)(a=4), (lambda a, b: {a: b})(b=1, a=2))
for bad in (lambda: (lambda x: x)(), lambda: (lambda: 0)(1), lambda: (lambda *, k: k)(1)):
    try:
        bad()
    except TypeError as error:
        print(error)

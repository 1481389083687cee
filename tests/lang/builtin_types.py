"""type, isinstance, issubclass, callable, getattr family, id, dir, vars."""


class A:
    """Doc of A."""

    x = 1

    def method(self):
        pass


class B(A):
    pass


def attempt(operation):
    try:
        print(operation())
    except (TypeError, AttributeError, NameError) as error:
        print(type(error).__name__, error)


def function():
    pass


VALUES = [0, 1.5, True, None, "s", [], (), {}, set(), range(1), len, int, function, A, A(), A().method, NotImplemented, slice(1), Exception(), iter([]), {}.keys(), map(abs, []), "".join, super, type, object, object(), print]
for value in VALUES:
    print(type(value), type(value).__name__, callable(value), isinstance(value, object), isinstance(value, type))
print(isinstance(1, int), isinstance(True, int), isinstance(1, bool), isinstance(1.0, int), isinstance("a", (int, str)), isinstance([], (int, (str, list))), isinstance(B(), A), isinstance(A(), B), isinstance(A, type), isinstance(None, type(None)))
print(issubclass(B, A), issubclass(A, B), issubclass(bool, int), issubclass(int, object), issubclass(B, (int, A)), issubclass(type, object), issubclass(int, float))
attempt(lambda: isinstance(1, "int"))
attempt(lambda: isinstance(1, (int, 5)))
attempt(lambda: isinstance(1, (str, 5)))
attempt(lambda: issubclass(1, int))
attempt(lambda: issubclass(int, 1))
print(type(A()) is A, type(B()) == A, type(type), type(1) is int, type(True) is int, type("") == str, A().__class__ is A)
a = A()
print(getattr(a, "x"), getattr(a, "y", 5), hasattr(a, "x"), hasattr(a, "y"), getattr(A, "x"), getattr("abc", "upper")(), getattr([], "append").__name__, hasattr(5, "real"), hasattr([], "push"))
setattr(a, "y", 7)
print(a.y, vars(a), "x" in dir(a), "method" in dir(B), "y" in dir(a), "y" in dir(A), "append" in dir([]), "__init__" in dir(A), [n for n in dir(a) if not n.startswith("_")])
attempt(lambda: getattr(a, "zz"))
attempt(lambda: getattr(a, 5))
attempt(lambda: hasattr(a, 5))
attempt(lambda: vars(1))
attempt(lambda: int.nothing)
attempt(lambda: type())
attempt(lambda: type(1, 2))
print(id(a) == id(a), id(a) != id(A()), id(None) == id(None), isinstance(id(a), int))
print(A.__name__, A.__doc__, B.__doc__, B.__bases__ == (A,), B.__mro__ == (B, A, object), int.__mro__[-1] is object, A.__dict__["x"], "method" in A.__dict__, len.__name__, len.__doc__ is not None)
x = 5
print(callable(lambda: x), sorted([n for n in vars() if n in ("x", "a", "A", "function")]), vars() is globals(), locals() is globals(), "x" in dir())
print(repr(type(None)), repr(type(NotImplemented)), bool(A), str(type(1)), type(lambda: 0).__name__, type(A().method).__name__, type(A.method).__name__, type([].append).__name__, type(str.upper).__name__)

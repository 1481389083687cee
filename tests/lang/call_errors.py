"""Messages of TypeErrors for wrong arguments, of functions, methods and classes."""


def none():
    pass


def one(a):
    pass


def two(a, b):
    pass


def three(a, b, c):
    pass


def defaults(a, b=1):
    pass


def keyword_only(a, *, b):
    pass


def keyword_only_two(*, b, c):
    pass


def keyword_only_default(a, *, b=1):
    pass


def positional_only(a, b, /):
    pass


def star(a, *args):
    pass


def star_keywords(a, **kwargs):
    pass


class Plain:
    pass


class Initialised:
    def __init__(self, x, y=1):
        pass

    def method(self, a):
        pass

    def no_self():
        pass

    @staticmethod
    def static(a):
        pass

    @classmethod
    def klass(cls, a):
        pass


class ReturnsValue:
    def __init__(self):
        return 5


def attempt(operation):
    try:
        print(operation())
    except TypeError as error:
        print(error)


attempt(lambda: none(1))
attempt(lambda: none(1, 2))
attempt(lambda: none(x=1))
attempt(lambda: one())
attempt(lambda: one(1, 2))
attempt(lambda: one(1, 2, 3))
attempt(lambda: one(b=1))
attempt(lambda: one(1, a=2))
attempt(lambda: one(1, b=2))
attempt(lambda: two())
attempt(lambda: two(1))
attempt(lambda: two(b=1))
attempt(lambda: two(1, 2, 3))
attempt(lambda: two(1, 2, a=3))
attempt(lambda: three())
attempt(lambda: three(1))
attempt(lambda: three(b=2))
attempt(lambda: defaults())
attempt(lambda: defaults(1, 2, 3))
attempt(lambda: defaults(1, 2, 3, 4, c=5))
attempt(lambda: keyword_only(1))
attempt(lambda: keyword_only(1, 2))
attempt(lambda: keyword_only(1, 2, b=3))
attempt(lambda: keyword_only())
attempt(lambda: keyword_only(1, c=2))
attempt(lambda: keyword_only_two())
attempt(lambda: keyword_only_two(b=1))
attempt(lambda: keyword_only_two(1))
attempt(lambda: keyword_only_default(1, 2))
attempt(lambda: keyword_only_default(1, 2, b=3))
attempt(lambda: positional_only(1, b=2))
attempt(lambda: positional_only(a=1, b=2))
attempt(lambda: positional_only(1))
attempt(lambda: star())
attempt(lambda: star(b=1))
attempt(lambda: star_keywords())
attempt(lambda: star_keywords(1, 2))
attempt(lambda: star_keywords(1, a=2))
attempt(lambda: (lambda x: x)())
attempt(lambda: (lambda: 0)(1))
attempt(lambda: one(*5))
attempt(lambda: one(*[1, 2]))
attempt(lambda: one(**5))
attempt(lambda: one(**{"a": 1, "b": 2}))
attempt(lambda: one(**{1: 2}))
attempt(lambda: one(a=1, **{"a": 2}))
attempt(lambda: star_keywords(1, **{"x": 1}, **{"x": 2}))
attempt(lambda: Plain(1))
attempt(lambda: Plain(a=1))
attempt(lambda: Initialised())
attempt(lambda: Initialised(1, 2, 3))
attempt(lambda: Initialised(z=1))
attempt(lambda: Initialised(1).method())
attempt(lambda: Initialised(1).method(1, 2))
attempt(lambda: Initialised(1).method(b=1))
attempt(lambda: Initialised.method(1))
attempt(lambda: Initialised(1).no_self())
attempt(lambda: Initialised.static())
attempt(lambda: Initialised(1).static(1, 2))
attempt(lambda: Initialised.klass())
attempt(lambda: Initialised.klass(1, 2))
attempt(lambda: ReturnsValue())
nothing, text, items = None, "text", [1]
attempt(lambda: nothing())
attempt(lambda: text())
attempt(lambda: Plain()())
attempt(lambda: items())
attempt(lambda: len())
attempt(lambda: len(1, 2))
attempt(lambda: len(x=1))
attempt(lambda: len(5))
attempt(lambda: abs())
attempt(lambda: ord())
attempt(lambda: isinstance(1))
attempt(lambda: isinstance(1, 5))
attempt(lambda: issubclass(1, int))
attempt(lambda: print(1, nope=2))
attempt(lambda: sorted())
attempt(lambda: sorted(1))
attempt(lambda: sum())
attempt(lambda: sum(1))
attempt(lambda: sum(["a"]))
attempt(lambda: sum(["a"], ""))
attempt(lambda: max())
attempt(lambda: max(1))
attempt(lambda: min(1, 2, nope=3))
attempt(lambda: range(1, 2, 3, 4))
attempt(lambda: zip(1))
attempt(lambda: map(len))
attempt(lambda: map())
attempt(lambda: enumerate())
attempt(lambda: enumerate(5))
attempt(lambda: iter(5))
attempt(lambda: next(5))
attempt(lambda: next([1]))
attempt(lambda: reversed({1}))
attempt(lambda: getattr(1))
attempt(lambda: getattr(1, 2))
attempt(lambda: setattr(1, "a"))
attempt(lambda: round())
attempt(lambda: divmod(1))
attempt(lambda: pow(1))
attempt(lambda: chr("a"))
attempt(lambda: ord(1))
attempt(lambda: ord("ab"))
attempt(lambda: "a".join())
attempt(lambda: [].append())
attempt(lambda: {}.get(1, 2, 3))
attempt(lambda: list.append(1, 2))
attempt(lambda: list.append())
attempt(lambda: int.bit_length("a"))
attempt(lambda: callable())
attempt(lambda: id())
attempt(lambda: hash(1, 2))
attempt(lambda: bool(1, 2))
attempt(lambda: str(1, 2, 3, 4))
attempt(lambda: float(1, 2))
attempt(lambda: tuple(1, 2))

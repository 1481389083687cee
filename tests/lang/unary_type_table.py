"""Unary operators, calls and iteration on every core type: result or message."""


class Plain:
    pass


VALUES = [3, -2.5, True, None, "ab", [1], (2,), {"k": 1}, {5}, range(2), len, int, Plain]
OPERATIONS = [
    ("neg", lambda v: -v),
    ("pos", lambda v: +v),
    ("invert", lambda v: ~v),
    ("not", lambda v: not v),
    ("abs", abs),
    ("len", len),
    ("iter", lambda v: [x for x in v]),
    ("star", lambda v: [*v]),
    ("double star", lambda v: dict(**v)),
    ("call", lambda v: v(5) if v is not len and v is not Plain else v),
    ("item", lambda v: v[0]),
    ("attribute", lambda v: v.attribute),
    ("store attribute", lambda v: setattr(v, "attribute", 1)),
    ("unpack", lambda v: (lambda a: a)(*v)),
    ("int", int),
    ("float", float),
    ("next", next),
    ("reversed", lambda v: list(reversed(v))),
    ("hash", lambda v: hash(v) == hash(v)),
    ("in", lambda v: 1 in v),
    ("raise", lambda v: throw(v)),
    ("format", lambda v: format(v, ">10")),
    ("sum", sum),
    ("sorted", sorted),
    ("max", max),
    ("join", lambda v: "-".join(v)),
    ("range", range),
    ("isinstance", lambda v: isinstance(1, v)),
    ("round", round),
    ("chr", chr),
    ("slice", lambda v: v[0:1]),
]


def throw(v):
    raise v


for name, operation in OPERATIONS:
    for value in VALUES:
        try:
            result = repr(operation(value))
        except Exception as error:
            result = "%s: %s" % (type(error).__name__, error)
        label = value.__name__ if callable(value) else repr(value)
        if "0x" not in result:
            print(name, label, "->", result)

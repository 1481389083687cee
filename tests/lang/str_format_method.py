"""str.format: positions, names, attributes, items, conversions, nested specs."""


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __repr__(self):
        return "Point(%r, %r)" % (self.x, self.y)


def attempt(template, *args, **kwargs):
    try:
        print(template, "->", template.format(*args, **kwargs))
    except (IndexError, KeyError, ValueError, TypeError, AttributeError) as error:
        print(template, "->", type(error).__name__, error)


attempt("{} {} {}", 1, "two", 3.0)
attempt("{0} {1} {0}", "a", "b")
attempt("{name} is {age}", name="Ada", age=36)
attempt("{0} {name} {1}", 1, 2, name="n")
attempt("{{}} {{{}}}", 5)
attempt("{:>5}|{:<5}|{:^5}|{:05d}", "a", "b", "c", 42)
attempt("{!r} {!s} {!a}", "a", "b", "\u00e9")
attempt("{0!r:>6}|{0!s}", "a")
attempt("{0.x} {0.y} {p.x}", Point(1, 2), p=Point(3, 4))
attempt("{0[0]} {0[2]} {d[key]} {d[1]}", [10, 20, 30], d={"key": "v", 1: "one"})
attempt("{0.x[1].y}", Point([0, Point(5, 6)], 0))
attempt("{:{}}|{:{width}.{precision}f}", "a", 5, 3.14159, width=8, precision=2)
attempt("{0:{1}{2}{3}}", 42, "*", "^", 10)
attempt("{} {}", 1)
attempt("{2}", 1, 2)
attempt("{name}")
attempt("{0} {}", 1, 2)
attempt("{} {0}", 1, 2)
attempt("{", 1)
attempt("}", 1)
attempt("{0", 1)
attempt("{!x}", 1)
attempt("{0.z}", Point(1, 2))
attempt("{0[5]}", [1])
attempt("{0[a]}", {"b": 1})
attempt("{0[a]}", [1])
attempt("{:d}", "a")
attempt("{:.2f}", None)
attempt("{:5}", None)
attempt("{}", Point(1, 2))
attempt("{:5}", Point(1, 2))
attempt("{0:,} {0:_} {0:+} {0:#x} {0:e}", 1234567)
attempt("{a}{b}{a}", a="1", b=[])
attempt("{:%}", 0.25)
attempt("", 1, 2)
print("{x}".format_map({"x": 5}), "{:>{w}}".format("r", w=4), "{}".format("{}"))

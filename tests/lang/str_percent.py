"""The % operator: conversions, flags, width, precision, mappings, errors."""


class Named:
    def __repr__(self):
        return "<repr>"

    def __str__(self):
        return "<str>"


def attempt(template, values):
    try:
        print(template, "->", template % values)
    except (TypeError, ValueError, KeyError, OverflowError) as error:
        print(template, "->", type(error).__name__, error)


attempt("%d %i %u", (1, -2, 3))
attempt("%5d|%-5d|%05d|%+d|% d|%x|%X|%o|%#x|%#o|%#X", (42, 42, 42, 42, 42, 255, 255, 8, 255, 8, 255))
attempt("%x %o %X", (-255, -8, 2 ** 70))
attempt("%.3d|%8.3d|%-8.3d|%+.5d", (5, 5, 5, 5))
attempt("%s %r %a", ("a'b", "a'b", "\u00e9"))
attempt("%s %r", (Named(), Named()))
attempt("%10s|%-10s|%.2s|%10.2s|", ("abc", "abc", "abc", "abc"))
attempt("%c%c%c", ("x", 65, 0x4e2d))
attempt("%%", ())
attempt("%5%|", ())
attempt("100%% of %s", "it")
attempt("%d", 3.99)
attempt("%d", -3.99)
attempt("%f %.2f %e %g", (1, 2.5, 1000, 1e10))
attempt("%s", None)
attempt("%s", [1, 2])
attempt("%s", (1,))
attempt("%s", ((1, 2),))
attempt("%s", {"a": 1})
attempt("%(a)s %(b)d %(a)r", {"a": "x", "b": 5})
attempt("%(a)5s|%(b)05.1f", {"a": "x", "b": 2.25})
attempt("%*d|%-*d|%.*f", (5, 42, 6, 7, 2, 3.14159))
attempt("no conversions", ())
attempt("no conversions", {"a": 1})
attempt("%s and %s", ("one",))
attempt("%s", ("one", "two"))
attempt("no conversions", 5)
attempt("%d", "5")
attempt("%d", None)
attempt("%x", 1.5)
attempt("%f", "1.5")
attempt("%c", "ab")
attempt("%c", -1)
attempt("%c", 1.5)
attempt("%z", 1)
attempt("%", 1)
attempt("%(a)s", {"b": 1})
attempt("%(a)s", 5)
attempt("%(a", {"a": 1})
attempt("%*d", ("a", 1))
attempt("%ld %hd", (1, 2))
attempt("%s" * 3, ("a", 1, None))
attempt("%d", True)
attempt("%s %s", (True, 1.0))
attempt("%d", 10 ** 30)
attempt("%d", 1e20)
attempt("%d", float("nan"))
attempt("%d", float("inf"))
text = "%s"
text %= 5
print(text + "!")

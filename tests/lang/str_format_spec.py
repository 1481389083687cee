"""Format specs of ints, strings and bools through format()."""

for value in (0, 5, -5, 42, 1234567, -1234567, 255, 10 ** 20):
    for spec in ("", "d", "b", "o", "x", "X", "#b", "#o", "#x", "#X", "c" if 0 < value < 300 else "d", "n", "e", ".2f",
                 "%", "g", "5", "<5", ">5", "^5", "=5", "+", "-", " ", "+5d", "05", "+05", "0=+8", "*^10", "*=10", ",",
                 "_", "_x", "_b", ",d", "015,", "#010x", "x>+12,", "08.3f", "+,.2f"):
        print(format(value, spec), end="|")
    print()

for value in ("", "a", "hello"):
    for spec in ("", "s", "8", "<8", ">8", "^8", "*^8", ".2", "8.2", ">8.3s", "08", "\u00e9<7"):
        print(format(value, spec), end="|")
    print()

for value in (True, False):
    print([format(value, spec) for spec in ("", "d", "5", "<5", "b", ".1f")])
print(format(None, ""), format([1], ""), format((1, "a")), format({}), f"{None!s:>6}", f"{[1, 2]!r:^10}")


def attempt(value, spec):
    try:
        print(repr(format(value, spec)))
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)


attempt(5, "s")
attempt(5, "z")
attempt(5, ".2")
attempt(5, ".2d")
attempt(5, "c")
attempt(-5, "c")
attempt(10 ** 10, "c")
attempt(5, ",x")
attempt(5, ",_")
attempt(5, "+c")
attempt("a", "d")
attempt("a", "+")
attempt("a", "=5")
attempt("a", ",")
attempt("a", "#")
attempt(None, "5")
attempt([1], "5")
attempt({}, "s")
attempt(5, "5 ")
attempt(5, "<<<5")
attempt(5, "999999999999999999999d")
attempt(5, 5)
attempt("abc", ".-1")

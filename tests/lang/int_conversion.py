"""int() of texts, floats and bools, with and without base."""


def attempt(*args):
    try:
        print(args, "->", int(*args))
    except (ValueError, TypeError, OverflowError) as error:
        print(args, "->", type(error).__name__, error)


for text in ("0", "12", "-12", "+12", "  7\n", "1_000", "0012", "0" * 5, "-0", "1__0", "_1", "1_", "", " ", "-",
             "+-1", "1 2", "1.0", "1e3", "0x10", "abc", "12abc", "9" * 30, "-" + "9" * 30, "\u0664\u0662"):
    attempt(text)
for text, base in (("ff", 16), ("0xff", 16), ("0xff", 0), ("0b101", 0), ("0o17", 0), ("0b101", 2), ("101", 2),
                   ("zz", 36), ("ZZ", 36), ("12", 2), ("010", 0), ("0", 0), ("10", 1), ("10", 37), ("7", 8),
                   ("8", 8), ("1_0", 16), ("0x_f", 0), ("f" * 20, 16), ("-0x1F", 16), ("-z", 36), ("", 10)):
    attempt(text, base)
for number in (1.9, -1.9, 0.0, -0.0, 1e20, 123456789012345680.0, 2.0 ** 62, -(2.0 ** 63), True, False):
    attempt(number)
attempt(float("inf"))
attempt(float("-inf"))
attempt(float("nan"))
attempt(None)
attempt([1])
attempt(5, 10)
attempt(1.5, 10)
attempt("1", 10, 3)
attempt("5", "10")
print(int(), int("10", base=3), int("  -42  "))
print([str(n) for n in (0, -1, 10 ** 18, -(10 ** 18), 10 ** 19, 2 ** 64)])
print([repr(n) for n in (True, 0, -5)], str(123456789) + "!", len(str(2 ** 1000)))
print([hex(n) for n in (0, 255, -255, 2 ** 64)], [oct(n) for n in (0, 8, -8, 2 ** 64)], [bin(n) for n in (0, 5, -5)])

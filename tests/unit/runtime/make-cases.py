"""Writes the *Cases.inc files of this folder: what python3.11 answers to random questions about numbers and text. Rows
are C++ initialisers of strings: an operation, its operands (as Python literals where types matter), the expected repr
or "ErrorType: message". Run with python3.11 tests/unit/runtime/make-cases.py"""
import os
import random
import sys

sys.set_int_max_str_digits(0)
random.seed(20)
FOLDER = os.path.dirname(os.path.abspath(__file__))


def quoted(text):
    out = []
    for byte in text.encode("utf-8", "surrogatepass"):
        c = chr(byte)
        out.append(c if 32 <= byte < 127 and c not in '"\\?' else f"\\{byte:03o}")
    return '"' + "".join(out) + '"'


def outcome(f, *args):
    try:
        return repr(f(*args))
    except Exception as e:
        return f"{type(e).__name__}: {e}"


def write(name, rows):
    with open(os.path.join(FOLDER, name), "w") as file:
        file.write("// Written by make-cases.py.\n")
        for row in rows:
            file.write("{" + ", ".join(map(quoted, row)) + "},\n")


INTERESTING = [0, 1, -1, 2, -2, 3, 7, -10, 2**31, 2**53, 2**53 + 1, 2**61 - 1, 2**61, -2**61, -2**61 - 1, 2**62, 2**63,
               2**63 - 1, -2**63, 2**64, 2**64 - 1, -2**64, 2**128, 2**128 - 1, 10**25]


def an_int():
    if random.random() < 0.3:
        return random.choice(INTERESTING)
    return random.choice((-1, 1)) * random.getrandbits(random.choice((5, 30, 60, 62, 64, 65, 127, 130, 200, 700)))


def int_cases():
    ops = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "//": lambda a, b: a // b,
           "%": lambda a, b: a % b, "&": lambda a, b: a & b, "|": lambda a, b: a | b, "^": lambda a, b: a ^ b,
           "/": lambda a, b: a / b}
    for op, f in ops.items():
        for _ in range(50):
            a, b = an_int(), an_int()
            yield op, str(a), str(b), outcome(f, a, b)
    for _ in range(50):
        a, n = an_int(), random.choice((0, 1, 3, 61, 62, 63, 64, 65, 100, 128, 200))
        yield "<<", str(a), str(n), outcome(lambda: a << n)
        yield ">>", str(a), str(n), outcome(lambda: a >> n)
    for _ in range(40):
        a, n = random.choice((0, 1, -1, 2, -3, 10, 2**61, 2**70, -12345)), random.randrange(0, 40)
        yield "**", str(a), str(n), outcome(pow, a, n)
    yield "<<", "1", "-1", outcome(lambda: 1 << -1)
    yield ">>", "1", "-1", outcome(lambda: 1 >> -1)
    yield "<<", "1", str(2**70), outcome(lambda: 1 << 2**70)
    yield ">>", "-5", str(2**70), outcome(lambda: -5 >> 2**70)
    yield "**", "0", "-1", outcome(pow, 0, -1)
    yield "**", "2", "-3", outcome(pow, 2, -3)


def pow_mod_cases():
    for _ in range(60):
        a, b, m = an_int(), random.choice((an_int() % 1000, -random.randrange(5))), an_int() >> random.choice((0, 60))
        yield str(a), str(b), str(m), outcome(pow, a, b, m)


def int_fact_cases():
    for _ in range(80):
        a, places = an_int(), -random.randrange(0, 30)
        yield str(a), str(hash(a)), str(a.bit_length()), outcome(float, a), str(places), str(round(a, places))
    for a in (2**1024 - 2**970, 2**1024 - 2**969, 10**400):
        yield str(a), str(hash(a)), str(a.bit_length()), outcome(float, a), "-3", str(round(a, -3))


def int_text_cases():
    for text, base in (("0", 10), ("-0", 10), (" 12 ", 10), ("1_000", 10), ("1__0", 10), ("_1", 10), ("1_", 10), ("", 10),
                       ("+-1", 10), ("0x1f", 16), ("0X_1f", 0), ("0b101", 0), ("0o17", 0), ("017", 0), ("0_0", 0), ("00", 0),
                       ("z" * 20, 36), ("12", 2), ("9" * 40, 10), ("-" + "f" * 40, 16), ("1 2", 10), ("1.5", 10),
                       ("\u0661\u0662", 10), ("\u3000 7\u2003", 10), ("0b2", 0), ("0x", 16), ("5", 37), ("1" * 300 + "x", 10)):
        yield text, str(base), outcome(int, text, base)


def a_float():
    kind = random.random()
    if kind < 0.25:
        return random.choice((0.0, -0.0, 1.0, -1.0, 0.5, 1.5, 2.5, 0.1, 1e16, 1e-5, 123456789.125, 5e-324, 1e308, 1e-300,
                              1e300, float("inf"), float("-inf"), float("nan"), 2.675, 1e22, 1e23, 9007199254740993.0))
    if kind < 0.6:
        return random.choice((-1, 1)) * random.random() * 10 ** random.randrange(-20, 20)
    return random.choice((-1, 1)) * random.random() * 2.0 ** random.randrange(-1070, 1023)


def float_binary_cases():
    ops = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "//": lambda a, b: a // b,
           "%": lambda a, b: a % b, "/": lambda a, b: a / b}
    for op, f in ops.items():
        for _ in range(40):
            a, b = a_float(), a_float()
            yield op, repr(a), repr(b), outcome(f, a, b)
        yield op, "1.5", "0.0", outcome(f, 1.5, 0.0)
    for _ in range(60):
        a, b = a_float(), random.choice((a_float(), float(random.randrange(-5, 6)), 0.5))
        result = outcome(pow, a, b)
        if not result.startswith("(") and "complex" not in result:
            yield "**", repr(a), repr(b), result


def float_fact_cases():
    for _ in range(60):
        a, digits = a_float(), random.randrange(-20, 25)
        yield (repr(a), "0" if a != a else str(hash(a)), a.hex(), str(digits), outcome(round, a, digits),
               outcome(round, a), outcome(int, a), outcome(a.as_integer_ratio))


def compare_cases():
    for _ in range(120):
        a, b = an_int(), a_float()
        if random.random() < 0.5 and abs(a) < 2**1000:
            b = float(a) + random.choice((0.0, 0.5, -0.5))
        yield str(a), repr(b), "".join("01"[x] for x in (a < b, a <= b, a == b, a != b, a > b, a >= b))


def float_text_cases():
    for text in ("1", " 1.5 ", "1e5", "1E-5", ".5", "5.", ".", "", "e5", "1e", "1_0.5_0", "1_.5", "_1", "1__0", "inf", "-Inf",
                 "iNFinity", "nan", "-nan", "infin", "+1.5e+3", "0x10", "1e400", "-1e-400", "\u0661.\u0665", "1 2",
                 "179769313486231570814527423731704356798070e267", "2.4703282292062327208e-324", "\u2003 3\u3000"):
        yield "float", text, outcome(float, text)
    for text in ("0x1.8p1", "-0x.8", "1", "0x", "0x1p", "0x1p-1074", "0x1p-1075", "0x1.8p-1075", "0x1p1024", "inf", "nan",
                 " 0x10 ", "0x1.fffffffffffff8p0", "0x1.fffffffffffff4p0", "0x123456789abcdef0123", "0x1p5x", "0x0p99999"):
        yield "fromhex", text, outcome(float.fromhex, text)


def format_cases():
    aligns = ["", "<", ">", "^", "=", "*<", "0>", "\u00e9^", "x="]
    for _ in range(400):
        spec = random.choice(aligns) + random.choice(["", "", "", "+", "-", " "]) + random.choice(["", "", "", "", "z"]) + \
            random.choice(["", "", "#"]) + random.choice(["", "", "0"]) + random.choice(["", "", "5", "12", "25"]) + \
            random.choice(["", "", ",", "_"]) + random.choice(["", "", "", ".0", ".3", ".10", ".25"]) + \
            random.choice(["", "b", "c", "d", "o", "x", "X", "n", "e", "E", "f", "F", "g", "G", "%", "s", "q"])
        value = random.choice((an_int() >> random.choice((0, 100)), a_float(), a_float(), random.choice(("", "abc", "h\u00e9\u4e16")),
                               random.randrange(200), True))
        yield repr(value), spec, outcome(format, value, spec)


def percent_cases():
    for _ in range(300):
        spec = "%" + "".join(random.sample("-+ #0", random.randrange(0, 3))) + random.choice(["", "", "5", "12"]) + \
            random.choice(["", "", ".0", ".3", ".12"]) + random.choice(["", "", "", "l"]) + \
            random.choice("diuoxXeEfFgGcrsa%y")
        value = random.choice((an_int() >> random.choice((0, 100)), a_float(), "abc", "\u4e16", random.randrange(300), None))
        yield "<" + spec + ">", repr(value), outcome(lambda: ("<" + spec + ">") % (value,))


ALPHABETS = ["ab", "aB c", "a\tb\nc", "a\u00e9\u00df ", "a\u03a3\u03c3 .", "a\u4e16b", "a\U0001f600b", "0\u0661\u00b2\u00bd",
             "\u01c4\u01c5\u01c6\ufb01\u0130\u1e9e'", "_9\u00aa\u2160", "a\r\n\x0b\x1c\x85\u2028 "]


def a_text(alphabet, most=8):
    return "".join(random.choice(alphabet) for _ in range(random.randrange(most)))


def str_cases():
    plain = """capitalize casefold isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable
               isspace istitle isupper lower lstrip rsplit rstrip split splitlines strip swapcase title upper expandtabs
               __repr__ __len__""".split()
    one = """count endswith find index lstrip partition removeprefix removesuffix rfind rindex rpartition rsplit rstrip
             split startswith strip __contains__ __add__ __lt__ __eq__ join""".split()
    widths = "center ljust rjust zfill expandtabs __mul__ __getitem__".split()
    for method in plain:
        for alphabet in ALPHABETS:
            s = a_text(alphabet)
            yield method, repr(s), "", outcome(getattr(s, method))
    for method in one:
        for alphabet in ALPHABETS:
            s, arg = a_text(alphabet, 12), a_text(random.choice((alphabet, alphabet, random.choice(ALPHABETS))), 3)
            yield method, repr(s), repr(arg) + ",", outcome(getattr(s, method), arg)
    for method in widths:
        for alphabet in ALPHABETS:
            s, n = a_text(alphabet), random.randrange(-3, 12)
            yield method, repr(s), f"{n},", outcome(getattr(s, method), n)
    for _ in range(30):
        alphabet = random.choice(ALPHABETS)
        s, old, new = a_text(alphabet, 15), a_text(alphabet, 3), a_text(random.choice(ALPHABETS), 3)
        n, m = random.randrange(-20, 20), random.randrange(-20, 20)
        yield "replace", repr(s), f"{old!r},{new!r},{n},", outcome(s.replace, old, new, n)
        for method in ("find", "rfind", "count", "startswith", "endswith"):
            yield method, repr(s), f"{old!r},{n},{m},", outcome(getattr(s, method), old, n, m)
        yield "split", repr(s), f"{old!r},{n},", outcome(s.split, old, n)
        yield "rsplit", repr(s), f"{old!r},{n},", outcome(s.rsplit, old, n)
        yield "split", repr(s), f"None,{n},", outcome(s.split, None, n)
        yield "rsplit", repr(s), f"None,{n},", outcome(s.rsplit, None, n)


write("IntBinaryCases.inc", int_cases())
write("IntPowModCases.inc", pow_mod_cases())
write("IntFactCases.inc", int_fact_cases())
write("IntTextCases.inc", int_text_cases())
write("FloatBinaryCases.inc", float_binary_cases())
write("FloatFactCases.inc", float_fact_cases())
write("FloatCompareCases.inc", compare_cases())
write("FloatTextCases.inc", float_text_cases())
write("FormatCases.inc", format_cases())
write("PercentCases.inc", percent_cases())
write("StrCases.inc", str_cases())

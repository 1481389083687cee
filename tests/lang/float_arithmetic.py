"""Float operators: division and modulo by sign, powers, mixed operands."""


def attempt(operation):
    try:
        print(operation())
    except (ZeroDivisionError, OverflowError, TypeError, ValueError) as error:
        print(type(error).__name__, error)


for a in (7.5, -7.5, 6.0, -6.0, 0.0, -0.0, 0.25):
    for b in (2.0, -2.0, 0.75, -0.75, 3, -3):
        print(a, b, a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b))

print(7 // 2.0, -7 // 2.0, 7 % -2.5, -7 % 2.5, 1e300 * 1e10, -1e300 * 1e10, 1e-300 * 1e-300)
print(2.0 ** 10, 2 ** 0.5, 4 ** -0.5, (-2.0) ** 3, (-2.0) ** -3, 0.0 ** 0, 0.0 ** 5, 10.0 ** -3, 1e200 ** 1.5)
print(abs(-1.5), -(-0.0), +1.5, abs(-0.0), 1.0 - 1.0, -1.0 + 1.0, 0.0 * -1)
zero = 0.0
attempt(lambda: 1.0 / zero)
attempt(lambda: 1.0 // zero)
attempt(lambda: 1.0 % zero)
attempt(lambda: divmod(1.0, zero))
attempt(lambda: 1 / zero)
attempt(lambda: zero ** -1)
attempt(lambda: 1e200 ** 2)
attempt(lambda: 1.5 + "a")
attempt(lambda: 1.5 & 1)
attempt(lambda: 1.5 // None)
attempt(lambda: float("abc"))
attempt(lambda: float(""))
attempt(lambda: float("1_000.5"))
attempt(lambda: float("  -1e3  "))
attempt(lambda: float("1e400"))
attempt(lambda: float("-Infinity"))
attempt(lambda: float("nAn"))
attempt(lambda: float(None))
attempt(lambda: float([]))
attempt(lambda: float())
attempt(lambda: float(True) + float(2 ** 60))
print((1.5).is_integer(), (2.0).is_integer(), (0.75).as_integer_ratio(), (-2.5).as_integer_ratio())
print((1.0).hex(), (0.1).hex(), (-2.5).hex(), (0.0).hex(), float.fromhex("0x1.8p3"), (2.5).conjugate())
print(2 ** 53 + 1.0, 2 ** 62 + 0.5, float(2 ** 63 - 1), int(1e17), 10 ** 17 + 0.0)

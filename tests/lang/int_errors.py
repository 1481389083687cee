"""Messages of errors in integer arithmetic."""


def attempt(operation):
    try:
        print(operation())
    except (TypeError, ZeroDivisionError, OverflowError, ValueError) as error:
        print(type(error).__name__, "|", error)


zero = 0
big = 10 ** 400
attempt(lambda: 1 / zero)
attempt(lambda: 1 // zero)
attempt(lambda: 1 % zero)
attempt(lambda: divmod(1, zero))
attempt(lambda: zero ** -1)
attempt(lambda: pow(2, 3, zero))
attempt(lambda: pow(2, -1, 4))
attempt(lambda: big // zero)
attempt(lambda: big % zero)
attempt(lambda: big / zero)
attempt(lambda: big / 3)
attempt(lambda: float(big))
attempt(lambda: big * 1.0)
attempt(lambda: 1.0 + big)
attempt(lambda: big / (big + 1))
attempt(lambda: True // False)
attempt(lambda: 1 + "a")
attempt(lambda: "a" + 1)
attempt(lambda: 1 - None)
attempt(lambda: [] * [])
attempt(lambda: 1 + [])
attempt(lambda: {} | 1)
attempt(lambda: 1 & 1.0)
attempt(lambda: ~1.5)
attempt(lambda: -"a")
attempt(lambda: +[])
attempt(lambda: 2 ** "a")
attempt(lambda: pow(2, 1.5, 3))
attempt(lambda: divmod("a", 2))
attempt(lambda: 1 < "a")
attempt(lambda: [] >= 1)
attempt(lambda: None < None)
attempt(lambda: abs("a"))
attempt(lambda: zero())
attempt(lambda: zero[0])
attempt(lambda: len(5))
attempt(lambda: 1 in 5)
attempt(lambda: round("a"))
attempt(lambda: hex(1.5))
attempt(lambda: chr(-1))
attempt(lambda: chr(0x110000))
attempt(lambda: ord("ab"))

"""Shifts: big counts, negative values, negative counts."""


def attempt(operation):
    try:
        print(operation())
    except (ValueError, OverflowError, TypeError) as error:
        print(type(error).__name__, error)


for value in (0, 1, -1, 5, -5, 2 ** 62, -(2 ** 62), 2 ** 63 - 1, -(2 ** 63)):
    for count in (0, 1, 31, 32, 61, 62, 63, 64, 65, 100):
        print(value, count, value << count, value >> count)

attempt(lambda: 1 << -1)
attempt(lambda: 1 >> -1)
attempt(lambda: 2 ** 100 << -1)
attempt(lambda: 2 ** 100 >> -5)
attempt(lambda: 1 << 1.0)
attempt(lambda: 1.5 >> 1)
attempt(lambda: 1 >> 2 ** 100)
attempt(lambda: -1 >> 2 ** 100)
attempt(lambda: 0 << 2 ** 100)
attempt(lambda: True << True)
value = 1
value <<= 70
value >>= 3
print(value)

"""round(): halves to even, digits, negative digits, ints and errors."""

for value in (0.5, 1.5, 2.5, -0.5, -1.5, 2.4999999, 2.5000001, 1e20, 0.0, -2.7, 123456.5):
    print(value, round(value), type(round(value)))
for value, digits in ((2.675, 2), (2.5, 0), (1.005, 2), (0.125, 2), (0.375, 2), (1234.5678, -2), (15.0, -1), (25.0, -1),
                      (1e-10, 5), (123.456, 1), (-2.675, 2), (1e300, 3), (5.015, 2), (0.1 + 0.2, 15)):
    print(value, digits, round(value, digits))
for value, digits in ((15, -1), (25, -1), (35, -1), (-15, -1), (1234, -2), (1250, -2), (1350, -2), (5, 3), (10 ** 20 + 5, -1)):
    print(value, digits, round(value, digits))
print(round(2.5, None), round(7), round(True), type(round(1.5, 1)), type(round(3, 1)))
for bad in (float("inf"), float("nan")):
    try:
        round(bad)
    except (OverflowError, ValueError) as error:
        print(type(error).__name__, error)
    print(round(bad, 2))
try:
    round(1.5, 1.5)
except TypeError as error:
    print(error)

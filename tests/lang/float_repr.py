"""The shortest text that reads back as the same float."""

VALUES = [0.0, -0.0, 1.0, -1.0, 0.1, 0.2, 0.1 + 0.2, 1 / 3, 2 / 3, 1e15, 1e16, 1e17, 123456789012345678.0,
          1e-4, 1e-5, 0.00012345, 1e22, 1e23, 1.5e300, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308,
          9007199254740993.0, 4503599627370496.5, 100.0, 1e100, 3.141592653589793, 2.718281828459045,
          float("inf"), float("-inf"), float("nan"), 1e16 - 1, 9999999999999998.0, 12345.678, 1e-7, 0.5, 1.25e-10,
          4.35, 0.3, 2.5, 1e2, 7e-10, 123e45, 5e15, 99999999999999990.0]

for value in VALUES:
    print(repr(value), str(value), [value], -value)
    if value == value:
        assert float(repr(value)) == value

print(1e0, 1.e5, .5, 1_000.5, 1e+3, 1E3, 0e0, 00.5)
number = 1.0
for _ in range(25):
    print(number, 1 / number)
    number *= 10
number = 1.0
for _ in range(12):
    number /= 7
    print(number)

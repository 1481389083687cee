"""Integer operators on small values: every sign combination."""


def show(a, b):
    print(a, b, "|", a + b, a - b, a * b, a // b, a % b, divmod(a, b), a / b)


for a in (7, -7, 6, -6, 0, 1, -1):
    for b in (3, -3, 2, -2, 1, -1):
        show(a, b)

for a in (0, 1, 2, 5, -1, -2, -5):
    for b in (0, 1, 2, 3, 10):
        print(a, "**", b, "=", a ** b)

print(2 ** -1, (-2) ** -3, 10 ** -2, 1 ** -5, (-1) ** -3)
print(pow(3, 4), pow(3, 4, 5), pow(-3, 4, 5), pow(3, 0, 1), pow(3, -1, 7), pow(2, 10, -7))
print(-5, +5, --5, ~5, ~-1, ~0, abs(-5), abs(5), -0)
print(5 & 3, 5 | 3, 5 ^ 3, -5 & 3, -5 | 3, -5 ^ 3, -5 & -3, -5 | -3, -5 ^ -3)
print(1 << 0, 1 << 10, 5 << 3, -5 << 3, 40 >> 3, -40 >> 3, -41 >> 3, -1 >> 100, 1 >> 100, 0 << 1000)
print(True + True, True * 5, False - 1, True << 3, True & False, True | False, True ^ True, ~True, -True)
print(type(True + True), type(True & False), type(True & 1), type(-True))
print(7 // 2 * 2 + 7 % 2, 2 + 3 * 4 ** 2 // 5 - 1, -2 ** 2, (-2) ** 2, 2 ** 3 ** 2, -3 // 2 * 2)
print((5).bit_length(), (0).bit_length(), (-8).bit_length(), (255).bit_count(), (-7).bit_count())
print(int.bit_length(1023), (3).conjugate(), (3).numerator, (3).denominator, (3).real, (3).imag)
print((10).as_integer_ratio(), (-3).as_integer_ratio())

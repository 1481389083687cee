# x ** 2 of floats is C's pow to the last bit, which is not always x * x.


def mixed(seed, n, scale):
    total = 0
    differ = 0
    for _ in range(n):
        seed = (seed * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
        x = ((seed >> 11) - 4503599627370496) * scale
        square = x**2
        if square != x * x:
            differ += 1
        total = (total * 31 + hash(square)) & 0xFFFFFFFFFFFF
    return total, differ


for scale in (1e-15, 1.0, 1e100, 1e-150, 1e-160, 1e-170, 1e-300, 1e138):
    print(scale, mixed(12345, 12000, scale))


def squares(values):
    return [v**2 for v in values]


nan = float("nan")
edge = [0.0, -0.0, 1.0, -1.0, 1.5, 5e-324, 1e-154, 1.4916681462400413e-154, 1e154, -1e154, float("inf"), float("-inf"), nan]
for _ in range(300):
    found = squares(edge)
print(found)


def overflow(x):
    return x**2


for i in range(300):
    overflow(float(i))
try:
    overflow(1e200)
except OverflowError as e:
    print("OverflowError", e)
print(overflow(3), overflow(True), overflow(2.5))

# Ints around the sizes at which their representation changes: small ints, one limb, two limbs, machine integers of 128
# bits, and beyond; every operator, both signs.


def spread():
    values = [0, 1, -1, 2, -2, 3, -7, 255, 1000003]
    for bits in (31, 53, 60, 61, 62, 63, 64, 65, 100, 126, 127, 128, 129, 191, 192, 200):
        for near in (-1, 0, 1):
            values.append((1 << bits) + near)
            values.append(-(1 << bits) + near)
    values += [0x9E3779B97F4A7C15, -0xFF51AFD7ED558CCD, 0xF0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0, 10 ** 19, 10 ** 38, -(10 ** 38), 10 ** 40]
    return values


class Digest:
    """Folds results into a number small enough to print, and keeps each bit of them."""

    def __init__(self):
        self.sum = 0

    def add(self, text):
        for c in text:
            self.sum = (self.sum * 131 + ord(c)) % 2305843009213693951


def outcome(f, a, b):
    try:
        return repr(f(a, b))
    except (ZeroDivisionError, ValueError, OverflowError) as e:
        return type(e).__name__ + ": " + str(e)


def add(a, b): return a + b
def subtract(a, b): return a - b
def multiply(a, b): return a * b
def floor_divide(a, b): return a // b
def modulo(a, b): return a % b
def true_divide(a, b): return a / b
def both(a, b): return a & b
def either(a, b): return a | b
def differ(a, b): return a ^ b
def pair(a, b): return divmod(a, b)
def order(a, b): return a < b, a <= b, a == b, a != b, a > b, a >= b
def hashes(a, b): return hash(a), hash(b), hash(a) == hash(b)
def texts(a, b): return str(a), hex(a), oct(b), bin(b), f"{a:,}", "%d %x" % (a, b)
def signs(a, b): return -a, +a, ~a, abs(b), bool(a), a.bit_length(), b.bit_count()


def in_place(a, b):
    x = a
    x += b
    y = a
    y -= b
    z = a
    z *= b
    p = a
    p &= b
    q = a
    q |= b
    s = a
    s ^= b
    return x, y, z, p, q, s


OPERATORS = [add, subtract, multiply, floor_divide, modulo, true_divide, both, either, differ, pair, order, hashes, texts,
             signs, in_place]

values = spread()
for f in OPERATORS:
    digest = Digest()
    kept = 0
    for a in values:
        for b in values[len(values) % 5::3] + [a, -a]:
            text = outcome(f, a, b)
            kept += len(text)
            digest.add(text[-40:])
            digest.add(text[:40])
    print(f.__name__, digest.sum, kept)

# Each count of a shift, and each power, that leaves a size for the next.
def left(a, n): return a << n
def right(a, n): return a >> n
def power(a, n): return a ** n


for f in (left, right, power):
    digest = Digest()
    for a in values:
        for n in (0, 1, 2, 3, 5, 31, 59, 60, 61, 62, 63, 64, 65, 66, 100, 125, 126, 127, 128, 129, 190, 256, -1):
            if f is power and n > 66: continue
            if f is power and n < 0: continue
            digest.add(outcome(f, a, n))
    print(f.__name__, digest.sum)
for a in values:
    print(a >> (1 << 70), outcome(left, a, -(1 << 70)), outcome(right, a, -1), a % 7, a & 0xFF, a & (1 << 64) - 1)
print(outcome(left, 0, 1 << 70), outcome(left, 1, 1 << 70))

# Bools are ints.
print([outcome(f, True, b) for f in OPERATORS[:9] for b in (1 << 61, -(1 << 64), 1 << 127, 3)])
print([outcome(f, b, True) for f in OPERATORS[:9] for b in (1 << 61, -(1 << 64), 1 << 127, 3)])
print([outcome(f, a, b) for f in OPERATORS[:9] for a in (True, False) for b in (True, False)])


# A subclass comes first where it says so, and is a plain int elsewhere.
class Own(int):
    def __radd__(self, other): return "own radd"
    def __and__(self, other): return "own and"


wide = 1 << 90
print(wide + Own(wide), Own(wide) + wide, Own(wide) & wide, wide & Own(wide), wide - Own(3), type(Own(wide) * 1).__name__)

# Loops, in which the kinds of the operands change.
MASK = (1 << 64) - 1


def generator(n):
    x = 88172645463325252
    total = 0
    for i in range(n):
        x ^= x << 13 & MASK
        x ^= x >> 7
        x ^= x << 17 & MASK
        total = total + x & MASK
    return x, total


def mixing(n):
    x = 1
    for i in range(n):
        x = (x ^ x >> 33) * 0xff51afd7ed558ccd + i & MASK
        x = (x << 5 | x >> 59) & MASK
    return x


def growing(n):
    x = 1
    seen = 0
    for i in range(n):
        x = x * 3 + i
        if i % 90 == 89: x = -x
        if i % 300 == 299: x >>= 440
        seen ^= x & 0xFFFFFFFFFFFF
    return x, seen


def shifting(n):
    total = 0
    for i in range(n):
        total ^= (i + 1 << 90) & 1023 << 88
        total ^= i << (i & 63)
    return total


def counting(n):
    total = 0
    for i in range(n):
        total += i % 3 == 0
        total += (1 << 62) - (i & 1)
    return total


for f in (generator, mixing, growing, shifting, counting):
    print(f.__name__, f(3000))

# Constant expressions: what is folded, and what is left to run time.
print(1023 << 88, 2 ** 70, (1 << 64) - 1, -(1 << 70), ~(1 << 70), 1 << 127, 1 << 128, 3 ** 64, 3 ** 80, (-3) ** 63, 2 ** 126)
print(0xFFFFFFFFFFFFFFFF * 0xFFFFFFFFFFFFFFFF, 0o7777777777777777777777777 & 0b1 << 70, 10 ** 30 // 7, -10 ** 30 // 7)
print(10 ** 30 % -7, -(10 ** 30) % 7, 1 << 70 >> 69, -1 >> 100, -(1 << 100) >> 99, 0 << 1000, 5 >> 1 << 80, 0 ** 0, 0 ** 5)
print(-9223372036854775808, -9223372036854775809, 9223372036854775807 + 1, True << 70, True + (1 << 63), -True, True ** 3)
print(0 << 10 ** 30, 5 >> 10 ** 30, 0 ** 10 ** 30, (1 << 63) ^ (1 << 63), 7 // -2, -7 % 3, 7 % -3)
print([1 << 66, (1 << 67, 1 << 68)], {1 << 69: 1 << 70}, 1 << 70 if 1 << 71 else 0)
for fails in (lambda: 1 << -1, lambda: 5 // 0, lambda: (1 << 70) % 0, lambda: 0 ** -1, lambda: 1 << (1 << 70)):
    print(outcome(lambda a, b: a(), fails, 0))

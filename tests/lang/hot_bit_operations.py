"""Bit operations in hot loops: masks, shifts past the word, negative values, errors."""


def xorshift(n):
    x = 88172645463325252
    for _ in range(n):
        x ^= (x << 13) & 0xFFFFFFFFFFFFFFFF
        x ^= x >> 7
        x ^= (x << 17) & 0xFFFFFFFFFFFFFFFF
    return x


def lcg(n):
    x = 1
    for _ in range(n):
        x = (x * 6364136223846793005 + 1442695040888963407) % 2 ** 64
    return x


def popcount(n):
    total = 0
    for i in range(n):
        v = i * 2654435761
        while v:
            v &= v - 1
            total += 1
    return total


def gray(n):
    total = 0
    for i in range(-n, n):
        total ^= i ^ (i >> 1)
        total += (i & 0xFF) | (i & -i)
        total -= ~i
    return total


def shifts(n):
    total = 0
    for i in range(n):
        total += (1 << (i % 70)) >> (i % 65)
        total += (-5 >> (i % 130)) + (-5 << (i % 66)) % 1000
    return total


def growing(n):
    x = 1
    for i in range(n):
        x = x << 1 if i % 1000 == 999 else x | (i & 1)
    return x


def negative_count(n):
    total = 0
    for i in range(n):
        total += 8 >> (n - 2 - i if n - i < 4 else 1)
    return total


def bools(n):
    a, b = True, False
    for i in range(n):
        a, b = a ^ b, a | (i % 2 == 0)
    return a, b, a & b, a | 2


def mixed_operand(values, n):
    x = 0
    for i in range(n):
        x = (x | values[i % len(values)]) & 0xFFFF
    return x


def bit_matrix(n):
    rows = [0] * 16
    for i in range(n):
        rows[i % 16] |= 1 << (i * 7 % 62)
        rows[i * 3 % 16] &= ~(1 << (i * 5 % 63))
    return rows


print(xorshift(5000), lcg(5000), popcount(2000), gray(10000), shifts(5000), growing(20000), bools(10001), mixed_operand([1, 2, 4], 5000), mixed_operand([1, True, 2 ** 70, -1], 5000))
print(bit_matrix(5000))
try:
    negative_count(10000)
except ValueError as error:
    print(error)
for bad in (1.5, "a", None):
    try:
        mixed_operand([1] * 4999 + [bad], 5000)
    except TypeError as error:
        print(error)

"""Operators around the limits of machine words and of tagged integers."""

EDGES = []
for bits in (30, 31, 32, 60, 61, 62, 63, 64, 65, 127, 128):
    for delta in (-1, 0, 1):
        EDGES.append(2 ** bits + delta)
        EDGES.append(-(2 ** bits) + delta)

for value in EDGES:
    print(value, value + 1, value - 1, -value, abs(value), ~value, value * 2, value // 2, value % 10, value >> 1)

checksum = 0
for a in EDGES:
    for b in EDGES:
        for result in (a + b, a - b, a * b, a // b, a % b, a & b, a | b, a ^ b):
            checksum = (checksum * 31 + result) % (2 ** 89 - 1)
        assert a == a // b * b + a % b
        assert (a % b < 0) == (b < 0) or a % b == 0
        assert (a + b) - b == a
        assert (a < b) == (b > a) == (not a >= b)
print(checksum)

print(2 ** 62 - 1 + 1, -(2 ** 62) - 1, 2 ** 63 - 1 + 1, -(2 ** 63) - 1)
print(4611686018427387903 + 1, 4611686018427387904 - 1, 2305843009213693951 + 1)
print(9223372036854775807 + 1, -9223372036854775808 - 1, 9223372036854775807 * 2)
print(3037000500 * 3037000500, 3037000499 * 3037000499, -3037000500 * 3037000500)
print(4294967296 * 4294967296, 4294967295 * 4294967297, 2147483648 * 2147483648)
print(-9223372036854775808 // -1, -4611686018427387904 // -1, -2305843009213693952 // -1)
print(-9223372036854775808 % -1, abs(-9223372036854775808), -(-9223372036854775808))
print(divmod(-(2 ** 64), 3), divmod(2 ** 64, -3), divmod(-(2 ** 64), -3), divmod(5, 2 ** 70), divmod(-5, 2 ** 70))

"""Integers of many words: products, powers, division, shifts, digits."""


def factorial(n):
    result = 1
    for i in range(2, n + 1):
        result *= i
    return result


def fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def isqrt(n):
    guess = 1 << ((n.bit_length() + 1) // 2)
    while True:
        better = (guess + n // guess) // 2
        if better >= guess:
            return guess
        guess = better


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


print(factorial(60))
print(fibonacci(400))
print(isqrt(2 * 10 ** 100))
print(gcd(factorial(40), 3 ** 50 * 7 ** 9), gcd(fibonacci(300), fibonacci(200)) == fibonacci(100))

a = 3 ** 200
b = 7 ** 90
print(a // b, a % b)
print(-a // b, -a % b)
print(a // -b, a % -b)
print((a * b + 5) // a == b, (a * b - 1) // b == a - 1)
print(a & b, a | b, a ^ b)
print(-a & b, -a | b, -a ^ b, -a & -b)
print(a >> 64, -a >> 64, a << 3, a >> 1000, -a >> 1000)
print(pow(a, 5, b), pow(b, 123456789, 10 ** 20 + 39), pow(a, -1, 10 ** 9 + 7))
print(a.bit_length(), b.bit_count(), str(a)[:20], len(str(a)))
print(a == 3 ** 200, a < b, a > b, a != a + 1, hash(a) == hash(3 ** 200))
print(1 << 200, -(1 << 200), (1 << 200) - (1 << 200), (1 << 100) - ((1 << 100) - 5))
print(10 ** 40 // 10 ** 38, 10 ** 40 % (10 ** 38 + 1), (10 ** 40) / (10 ** 20), 10 ** 22 / 10 ** 21)
print((2 ** 1000) / (2 ** 990), (2 ** 2000 + 1) / (2 ** 1999), -(10 ** 30) / 3)
print(sum([10 ** k for k in range(30)]), max(a, b) == a, min(-a, b) == -a)
print(int(str(a)) == a, int(hex(a), 16) == a, int(bin(b), 2) == b, int(oct(b), 0) == b)

"""Small and big integers mixed in hot arithmetic and comparisons."""


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def sum_of_gcds(n, scale):
    total = 0
    for i in range(1, n):
        total += gcd(i * scale, (i * 7 + 3) * scale)
    return total


def modpow(base, exponent, modulus):
    result = 1
    base %= modulus
    while exponent:
        if exponent & 1:
            result = result * base % modulus
        base = base * base % modulus
        exponent >>= 1
    return result


def compare_mix(values, n):
    less = equal = 0
    for i in range(n):
        a = values[i % len(values)]
        b = values[(i * 3 + 1) % len(values)]
        if a < b:
            less += 1
        if a == b:
            equal += 1
        if a <= b != (b >= a):
            equal += 1000000
    return less, equal


def shrink_back(n):
    """Values that become big come back to small ones."""
    x = 1
    peaks = 0
    for i in range(n):
        x = x * 3 + 1
        if x > 2 ** 70:
            peaks += 1
            x = x % 1000 + 1
    return x, peaks


def digits(n, base):
    total = 0
    for i in range(n):
        v = i * 12345678901234567
        while v:
            v, d = divmod(v, base)
            total += d
    return total


def fibonacci_mod(n):
    a, b = 0, 1
    check = 0
    for i in range(n):
        a, b = b, a + b
        check ^= b & 0xFFFF
        if i % 300 == 299:
            a, b = a % 10 ** 15, b % 10 ** 15
    return a, check


def harmonic(n):
    num, den = 0, 1
    for i in range(1, n):
        num, den = num * i + den, den * i
        g = gcd(num, den)
        num //= g
        den //= g
    return num % 10 ** 30, den % 10 ** 30


print(sum_of_gcds(3000, 1), sum_of_gcds(1000, 2 ** 61), modpow(3, 2 ** 100, 1000000007), modpow(7, 12345678901234567890, 2 ** 61 - 1), modpow(2, 300, 10 ** 40))
print(compare_mix([1, 2 ** 61, 2 ** 62, 2 ** 63, -1, -(2 ** 62), -(2 ** 64), 5], 8000), shrink_back(20000), digits(500, 10), digits(500, 1000), fibonacci_mod(6000), harmonic(100))
total = 0
for i in range(2000):
    total += modpow(i, 65537, 2 ** 31 - 1) + modpow(i, 5, 2 ** 89 - 1)
print(total)

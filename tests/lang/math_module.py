"""The math module: constants, functions of floats and ints, errors."""

import math


def attempt(operation):
    try:
        print(operation())
    except (TypeError, ValueError, OverflowError, AttributeError) as error:
        print(type(error).__name__, error)


print(math.pi, math.e, math.tau, math.inf, -math.inf, math.nan)
for x in (0.0, 0.5, 1.0, 2.0, 10.0, -0.5):
    print(x, "%.12g %.12g %.12g %.12g %.12g" % (math.sin(x), math.cos(x), math.tan(x), math.exp(x), math.atan(x)))
print(math.sqrt(16), math.sqrt(2), math.sqrt(0), "%.12g" % math.log(10), math.log2(8), math.log10(1000), math.log(8, 2))
print(math.floor(2.7), math.floor(-2.7), math.ceil(2.1), math.ceil(-2.1), math.trunc(-2.9), math.floor(5), math.floor(1e20))
print(math.gcd(12, 18), math.gcd(0, 5), math.gcd(-4, 6), math.gcd(), math.gcd(12, 18, 27), math.lcm(4, 6), math.lcm())
print(math.factorial(0), math.factorial(20), math.factorial(25), math.comb(10, 3), math.perm(5, 2), math.isqrt(10 ** 20))
print(math.hypot(3, 4), math.hypot(1, 2, 2), math.atan2(1, -1), math.degrees(math.pi), math.radians(180))
print(math.fabs(-3), math.fmod(-7, 3), math.copysign(3, -0.0), math.modf(-2.5), math.frexp(8.5), math.ldexp(0.5, 5))
print(math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1), math.isclose(1, 1.1, rel_tol=0.2), math.fsum([0.1] * 10))
print(math.pow(2, 0.5), math.pow(2, 3), math.prod([1, 2, 3, 4]), math.prod([], start=5), math.dist((0, 0), (3, 4)))
print(math.isnan(math.nan), math.isinf(math.inf), math.isfinite(0), math.log(2 ** 2000), math.log2(2 ** 2000))
print("%.12g %.12g %.12g %.12g" % (math.asin(0.5), math.acos(0.5), math.sinh(1), math.tanh(0.5)))
attempt(lambda: math.sqrt(-1))
attempt(lambda: math.log(0))
attempt(lambda: math.log(-1.5))
attempt(lambda: math.sqrt("a"))
attempt(lambda: math.floor("a"))
attempt(lambda: math.floor(math.inf))
attempt(lambda: math.floor(math.nan))
attempt(lambda: math.factorial(-1))
attempt(lambda: math.factorial(1.5))
attempt(lambda: math.gcd(1.5, 2))
attempt(lambda: math.exp(1000))
attempt(lambda: math.isqrt(-1))
attempt(lambda: math.sin())
attempt(lambda: math.pow(0, -1))
attempt(lambda: math.fmod(1, 0))
attempt(lambda: math.acos(2))
attempt(lambda: math.unknown)

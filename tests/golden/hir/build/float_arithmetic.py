# RUN: arithmetic
# RUN: roundings
# Floats: what divides leaves by kDivision where Python raises, rounding to int where the result is no small int.
from math import ceil, floor, sqrt, trunc


def arithmetic(a, b):
    return (a - b) / b + a // b - a % b + a ** b + abs(a) + sqrt(b)


def roundings(x):
    return trunc(x) + floor(x) + ceil(x)


arithmetic(2.5, 1.5)
roundings(1.5)

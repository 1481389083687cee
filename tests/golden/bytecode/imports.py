# Imports.
import math
import math as m
from math import pi, e as euler


def f():
    import sys
    return sys, pi, euler, m, math

# A variable of a module that a hot function reads as an attribute is assigned between calls.
# compiled: hot
import math


def hot(n):
    total = 0
    for i in range(n):
        total += math.limit
    return total


for step in range(60):
    math.limit = step
    print(hot(300))

"""Chained comparisons evaluate each operand once and stop at the first False."""


def trace(value):
    print("operand", value)
    return value


print(trace(1) < trace(2) < trace(3))
print(trace(3) < trace(2) < trace(1))
print(trace(1) < trace(5) > trace(2) != trace(2))
print(1 < 2 == 2 != 3 >= 3 > 2 <= 2, 1 == 1.0 == True, 3 > 2 > 1 > 0 > -1)
print(1 < 2 in [2, 3], "a" in "abc" in ["abc"], 1 in [1] == True, None is None is not int)
print((1 < 2) == True, 1 < (2 == True), not 1 < 2 < 3)


class Loud:
    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        print("lt", self.value, other.value)
        return [self.value] if self.value < other.value else []


print(Loud(1) < Loud(2) < Loud(3))
print(Loud(2) < Loud(1) < Loud(3))


def between(low, value, high):
    if low <= value < high:
        return "in"
    return "out"


print([between(0, n, 10) for n in (-1, 0, 5, 9, 10)])
count = 0
i = 0
while 0 <= i < 10 > count:
    i += 1
    count += 2
print(i, count)
print("a" < "b" < "c", [1] < [1, 2] <= [1, 2], (1, 2) != (1, 3) == (1, 3), {1} < {1, 2} < {1, 2, 3})

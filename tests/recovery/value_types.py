# The types of values change for ever.
# compiled: hot, mixed
def hot(value, n):
    total = value
    for i in range(n):
        total = total + value
    return total


def mixed(values):
    total = 0
    for v in values:
        total += v * 2
    return total


for step in range(60):
    value = (1, 1.5, 2**70, True, 3, -0.0, "ab", [1], (2,))[step % 9]
    result = hot(value, 120)
    print(result if not isinstance(result, (list, tuple)) else len(result))
for step in range(30):
    print(mixed([1, 2.5, step, True, 3.0, 2**65] * 20), mixed([1.5, 2, 3.5] * 60), mixed([step] * 100))

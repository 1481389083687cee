"""for over ranges: the variable after the loop, rebinding it, big and negative steps."""


def total(*bounds):
    result = 0
    count = 0
    for i in range(*bounds):
        result += i
        count += 1
    return result, count


print(total(10), total(5, 10), total(0, 10, 3), total(10, 0, -1), total(10, 0, -4), total(0), total(3, 3), total(5, 0), total(-10, 0))
print(total(2 ** 62 - 3, 2 ** 62 + 3), total(2 ** 63 - 3, 2 ** 63 + 3), total(-(2 ** 62) + 3, -(2 ** 62) - 3, -1), total(-(2 ** 63) + 2, -(2 ** 63) - 3, -1))
print(total(2 ** 61, 2 ** 61 + 10, 4), total(2 ** 63 - 10, 2 ** 63 - 1, 4), total(10 ** 30, 10 ** 30 + 2), total(0, 2 ** 64, 2 ** 62))
for i in range(3):
    pass
print(i)
i = "unchanged"
for i in range(0):
    pass
print(i)
seen = []
for i in range(5):
    seen.append(i)
    i += 10
    seen.append(i)
print(seen)
n = 3
for i in range(n):
    n += 1
print(i, n)
print([(i, j) for i in range(3) for j in range(i, 3)], [i * j for i in range(1, 4) for j in range(1, 4) if i != j])
for i in range(3):
    for i in range(10, 12):
        pass
    print(i, end=" ")
print()
countdown = []
for i in range(5, -1, -1):
    countdown.append(i)
print(countdown)
total_pairs = 0
for i in range(50):
    for j in range(i):
        if (i + j) % 3 == 0:
            continue
        if j > 40:
            break
        total_pairs += i * j
print(total_pairs)

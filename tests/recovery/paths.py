# Paths that had not been executed are taken, one after another.
# compiled: hot
def hot(kind, n):
    total = 0
    for i in range(n):
        if kind == 0:
            total += 1
        elif kind == 1:
            total += len(str(i))
        elif kind == 2:
            total += i % 7
        elif kind == 3:
            total += [i][0]
        elif kind == 4:
            total += {"k": i}["k"]
        elif kind == 5:
            total += max(i, 5)
        elif kind == 6:
            total += sum((i, 1))
        elif kind == 7:
            total += "abc".find("b")
        elif kind == 8:
            total += i // 3
        elif kind == 9:
            total += i ** 2
        else:
            total -= 1
    return total


for step in range(60):
    print(hot(step // 4, 300))

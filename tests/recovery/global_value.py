# A global that a hot function reads is assigned between its calls, for ever.
# compiled: hot
LIMIT = 0


def hot(n):
    total = 0
    for i in range(n):
        total += LIMIT
    return total


for step in range(60):
    LIMIT = step if step % 3 else float(step)
    print(hot(300))

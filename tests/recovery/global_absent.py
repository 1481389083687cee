# A builtin is shadowed by a global, and is not, by turns.
# compiled: hot
def hot(n):
    total = 0
    for i in range(n):
        total += len("abc") + abs(-i)
    return total


for step in range(60):
    if step % 2:
        globals()["len"] = lambda s: 5
    else:
        globals().pop("len", None)
    print(hot(300))

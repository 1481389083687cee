# The defaults of a function that a hot loop calls are replaced.
# compiled: hot
def add(x, y=1, *, z=0):
    return x + y + z


def hot(n):
    total = 0
    for i in range(n):
        total += add(i)
    return total


for step in range(60):
    add.__defaults__ = (step,)
    add.__kwdefaults__ = {"z": step % 5}
    print(hot(300))

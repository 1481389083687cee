# The dict of globals gets new keys and loses others between calls, and in the loop itself.
# compiled: hot, busy
LIMIT = 1


def hot(n):
    total = 0
    for i in range(n):
        total += LIMIT + len("ab")
    return total


def busy(n):
    names = globals()
    total = 0
    for i in range(n):
        names["made%d" % (i % 7)] = i
        total += LIMIT
        del names["made%d" % (i % 7)]
    return total


for step in range(60):
    globals()["name%d" % step] = step
    LIMIT = step
    print(hot(300), busy(200))

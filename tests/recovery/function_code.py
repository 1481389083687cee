# The code of a function that a hot loop calls is replaced.
# compiled: hot
def step_by(x):
    return x + 1


def twice(x):
    return x * 2


def negative(x):
    return -x


def hot(n):
    total = 0
    for i in range(n):
        total += step_by(i)
    return total


codes = [step_by.__code__, twice.__code__, negative.__code__]
for step in range(60):
    step_by.__code__ = codes[step % 3]
    print(hot(300))


def change_within(n):
    total = 0
    for i in range(n):
        if i == n // 2:
            step_by.__code__ = codes[n % 3]
        total += step_by(i)
    return total


for n in range(300, 340):
    print(change_within(n))

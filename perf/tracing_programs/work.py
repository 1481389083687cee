"""What the hooks of this folder watch."""

LOOP_EVENTS = 4  # line events of an iteration of loop
STEP_EVENTS = 17  # line events of a call of step


def loop(n):
    """One long call: its lines are all that counts."""
    total = 0
    for i in range(n):
        total += i
        total ^= 3
        total &= 1048575
    return total


def step(x):
    """A call, as most calls are."""
    a = x + 1
    b = a ^ 3
    for k in range(4):
        if b & k:
            b -= k
        a += b
    return a + b


def steps(n):
    total = 0
    for i in range(n):
        total += step(i << 2)
    return total

"""Bools as ints in hot loops: sums, comparisons, indices, returns of and/or/not."""


def count_true(n):
    total = 0
    for i in range(n):
        total += i % 3 == 0
        total += (i > 5) + (i < 100)
    return total, type(total).__name__


def toggles(n):
    state = False
    changes = 0
    for i in range(n):
        state = not state
        if state:
            changes += 1
    return state, changes


def becomes_int(n):
    x = True
    for i in range(n):
        x = x & (i < n - 1)
    y = True
    for i in range(n):
        y = y + 0 if i == n - 1 else y
    return x, y, type(x).__name__, type(y).__name__


def index_by_bool(n):
    counts = [0, 0]
    for i in range(n):
        counts[i % 2 == 0] += 1
    return counts


def and_or(values, n):
    out = {}
    for i in range(n):
        a = values[i % len(values)]
        b = values[(i * 3 + 1) % len(values)]
        r = repr((a and b, a or b, not a))
        out[r] = out.get(r, 0) + 1
    return sorted(out.items())[:6], len(out)


def xor_chain(n):
    a = False
    for i in range(n):
        a = a ^ (i % 5 == 0)
    b = 0
    for i in range(n):
        b ^= i % 5 == 0
    return a, b


def mixed_conditions(n):
    hits = 0
    for i in range(n):
        if i % 2 == 0 and i % 3 == 0 or i % 7 == 0 and not i % 5 == 0:
            hits += 1
        hits += bool(i % 4) - (not i)
    return hits


def truth_of_changing(n):
    x = 0
    true = 0
    for i in range(n):
        if x:
            true += 1
        if i == 5000:
            x = 0.0
        elif i == 8000:
            x = "a"
        elif i == 10000:
            x = []
        elif i == 12000:
            x = {0}
        elif i == 15000:
            x = None
        elif i == 18000:
            x = 2 ** 70
    return true


print(count_true(20000), toggles(20001), becomes_int(10000), index_by_bool(20001), xor_chain(20002), mixed_conditions(20000), truth_of_changing(20000))
print(and_or([0, 1, "", "a", None, 2.5, [], True], 8000))

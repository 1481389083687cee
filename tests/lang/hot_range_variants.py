"""Hot loops over ranges whose bounds, steps and kinds change from call to call."""


def total(r):
    t = 0
    last = None
    for i in r:
        t += i
        last = i
    return t, last


def by_bounds(start, stop, step):
    t = 0
    for i in range(start, stop, step):
        t += i
    return t


def stepping(n):
    t = 0
    for k in range(n):
        step = (1, 2, -1, -3, 5)[k % 5]
        for i in range(k % 7, 20 - k % 11, step):
            t += i
        for i in range(20, k % 7, -2):
            t -= i
    return t


def len_loop(items):
    t = 0
    for i in range(len(items)):
        t += items[i] * i
    return t


def modifies_variable(n):
    out = 0
    for i in range(n):
        i = i * 2
        out += i
        if i > n:
            i = "ignored by the range"
    return out, i


def resumes(n):
    r = iter(range(n))
    t = 0
    for i in r:
        t += i
        if i % 1000 == 999:
            break
    for i in r:
        t -= i
    return t, next(r, "done")


def other_iterables(n):
    t = 0
    for source in (range(n), list(range(n)), tuple(range(n)), {i: 1 for i in range(n)}, reversed(range(n)), map(abs, range(n)), enumerate(range(n)), zip(range(n), range(n))):
        for i in source:
            t += i if type(i) is int else i[1]
    return t


def wrong(n):
    for k in range(n):
        stop = 10 if k < n - 1 else 1.5
        for i in range(stop):
            pass


print(total(range(20000)), total(range(20000, 0, -1)), total(range(5, 20000, 7)), total(range(0)), total([1, 2.5]), total(range(2 ** 63, 2 ** 63 + 1000)), total(range(2 ** 62 - 500, 2 ** 62 + 500)))
print(by_bounds(0, 20000, 1), by_bounds(20000, 0, -1), by_bounds(0, 20000, 3), by_bounds(True, 10, True), by_bounds(-10000, 10000, 1), by_bounds(0, -5, 1))
print(stepping(2000), len_loop(list(range(10000))), len_loop([]), len_loop((1.5, 2)), modifies_variable(10000), resumes(5000), other_iterables(2000))
for attempt in (lambda: by_bounds(0, 10, 0), lambda: by_bounds(0, 1.5, 1), lambda: by_bounds("a", 1, 1), lambda: by_bounds(None, 1, 1), lambda: wrong(3000), lambda: total(5)):
    try:
        print(attempt())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)

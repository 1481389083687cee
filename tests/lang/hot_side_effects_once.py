"""When an assumption fails, what was done before it is not done again."""


class Log:
    def __init__(self):
        self.entries = []
        self.count = 0

    def note(self, what):
        self.entries.append(what)
        self.count += 1
        return what


def append_then_fail(n, values):
    out = []
    total = 0
    for i in range(n):
        out.append(i)
        total = total + values[i]
    return len(out), total, out == list(range(n))


def effects_in_expression(n, rare):
    log = Log()
    x = 0
    for i in range(n):
        x = log.note(i) + (log.note(rare) if i == n - 2 else log.note(1)) * 2
    return x, log.count, log.entries[-4:], len(log.entries)


def counter_in_attribute(n, step):
    log = Log()
    for i in range(n):
        log.count += step(i)
    return log.count


def pops(n):
    stack = [1] * n + [0.5] + [1] * 10
    total = 0
    popped = 0
    while stack:
        popped += 1
        total += stack.pop()
    return total, popped


def augmented_item(n, late):
    items = [0, 0]
    order = []

    def index(i):
        order.append(i)
        return i % 2

    for i in range(n):
        items[index(i)] += 1 if i < n - 1 else late
    return items, len(order), order[-1]


def call_with_effects(n, values):
    seen = []

    def get(i):
        seen.append(i)
        return values[i]

    def add3(a, b, c):
        return a + b + c

    total = 0
    for i in range(0, n - 2, 3):
        total += add3(get(i), get(i + 1), get(i + 2))
    return total, len(seen), seen == list(range(len(seen)))


def iterators(n):
    source = iter([1] * n + [2.5, "x"])
    total = 0
    used = 0
    try:
        for value in source:
            used += 1
            total += value
    except TypeError:
        pass
    return total, used, list(source)


def dict_update_then_overflow(n):
    d = {"n": 2 ** 62 - n + 5}
    writes = 0
    for i in range(n):
        writes += 1
        d["n"] += 1
    return d, writes


n = 20000
print(append_then_fail(n, [1] * n), append_then_fail(n, [1] * (n - 1) + [0.5]), append_then_fail(n, [1] * 15000 + [2 ** 62] * 5000))
print(effects_in_expression(n, 1), effects_in_expression(n, 0.5), effects_in_expression(n, 2 ** 63))
print(counter_in_attribute(n, lambda i: 1), counter_in_attribute(n, lambda i: 1 if i < n - 1 else 0.5), counter_in_attribute(n, lambda i: i << 45))
print(pops(n), augmented_item(n, 1), augmented_item(n, 0.5), augmented_item(n, 2 ** 64), call_with_effects(n, [1] * n), call_with_effects(n, [1] * (n - 3) + [0.5, 2 ** 62, 1]))
print(iterators(n), dict_update_then_overflow(n))

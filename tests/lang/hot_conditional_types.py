"""Variables that hold different types on different paths through a hot loop."""


def by_branch(n):
    total = 0
    for i in range(n):
        if i % 3 == 0:
            x = i
        elif i % 3 == 1:
            x = i / 2
        else:
            x = str(i)
        total += len(x) if isinstance(x, str) else x
    return total


def carried(n):
    x = 0
    flips = 0
    for i in range(n):
        if i % 100 == 50:
            x = float(x)
            flips += 1
        elif i % 100 == 99:
            x = int(x)
            flips += 1
        x += 1
    return x, flips


def optional(n):
    best = None
    for i in range(n):
        v = (i * 7919) % 1000
        if best is None or v > best:
            best = v
        if i % 5000 == 4999:
            best = None if i < n - 1 else best
    return best


def union(values):
    ints = floats = texts = other = 0
    for v in values:
        if v == 1:
            ints += 1
        elif v == 0.5:
            floats += v
        elif v == "a":
            texts += len(v)
        else:
            other += 1
    return ints, floats, texts, other


def swap_types(n):
    a, b = 1, 2.5
    for i in range(n):
        a, b = b, a
        if i % 2:
            a = a + 1
        else:
            b = b + 1
    return a, b


def state_machine(n):
    state = "start"
    data = None
    log = []
    for i in range(n):
        if state == "start":
            data = 0
            state = "count"
        elif state == "count":
            data += 1
            if data == 1000:
                state = "list"
                data = []
        elif state == "list":
            data.append(i)
            if len(data) == 500:
                state = "float"
                data = 0.0
        elif state == "float":
            data += 0.5
            if data >= 100.0:
                log.append(i)
                state = "start"
    return state, log[:5], data if not isinstance(data, list) else len(data)


def result_type(i):
    return i if i % 2 else None if i % 4 else (i, i)


def use_results(n):
    total = 0
    for i in range(n):
        r = result_type(i)
        if r is None:
            total += 1
        elif type(r) is tuple:
            total += r[0]
        else:
            total -= r
    return total


def function_or_none(n):
    action = None
    total = 0
    for i in range(n):
        if action:
            total += action(i)
        action = (lambda x: x * 2) if i % 3 == 0 else abs if i % 3 == 1 else None
    return total


print(by_branch(15000), carried(20050), optional(20000), optional(19999), union([1, 0.5, "a", True, 1.0, None, []] * 3000), swap_types(10001), state_machine(20000), use_results(20000), function_or_none(15000))

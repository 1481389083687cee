"""Hot while loops: break, continue, else, conditions with effects, nested ones."""


def primes(limit):
    count = 0
    n = 2
    while n < limit:
        d = 2
        while d * d <= n:
            if n % d == 0:
                break
            d += 1
        else:
            count += 1
        n += 1
    return count


def skips(n):
    i = kept = 0
    while i < n:
        i += 1
        if i % 3 == 0:
            continue
        if i % 5 == 0:
            continue
        kept += i
    return kept


def condition_with_effect(n):
    items = list(range(n))
    total = 0
    while (item := items.pop()) > 5:
        total += item
    return total, len(items)


def two_pointers(n):
    low, high = 0, n
    steps = 0
    while low < high:
        if steps % 2:
            low += 1
        else:
            high -= 1
        steps += 1
    return low, high, steps


def never_false(n):
    i = 0
    while True:
        i += 1
        if i < n:
            continue
        break
    return i


def changing_limit(n):
    i = 0
    limit = n
    while i < limit:
        i += 1
        if i == n // 2:
            limit = limit - n // 4
        if i == n // 4:
            limit = float(limit)
    return i, limit


def nested_breaks(n):
    found = 0
    i = 0
    while i < n:
        j = 0
        while True:
            j += 1
            if j > i % 10:
                break
            k = 0
            while k < 3:
                k += 1
                if k == j:
                    break
            else:
                found += 1
        i += 1
    return found


def becomes_object(n):
    x = 0
    while x != "end":
        x += 1
        if x == n:
            x = "end"
    return x


def truthiness(n):
    stack = [n]
    total = 0
    while stack:
        top = stack.pop()
        total += top
        if top > 1:
            stack.append(top // 2)
            stack.append(top - top // 2)
    return total


def float_loop(limit):
    x = 0.0
    steps = 0
    while x < limit:
        x += 0.25
        steps += 1
    return x, steps


def newton(n):
    total = 0.0
    for i in range(1, n):
        x = float(i)
        while abs(x * x - i) > 1e-9:
            x = (x + i / x) / 2
        total += x
    return "%.6f" % total


print(primes(3000), skips(20000), condition_with_effect(10000), two_pointers(20000), never_false(30000), changing_limit(20000), nested_breaks(3000), becomes_object(20000), truthiness(5000), float_loop(5000), newton(1000))

"""Lists grow, shrink and change their element types under hot loops that go over them."""


def append_while_iterating(n):
    items = [0]
    for item in items:
        if len(items) < n:
            items.append(item + 1)
    return len(items), items[-1]


def remove_while_iterating(n):
    items = list(range(n))
    seen = 0
    for item in items:
        seen += 1
        if item % 2 == 0:
            items.pop()
    return seen, len(items)


def alias_shrinks(n):
    items = list(range(n))
    alias = items
    total = 0
    i = 0
    while i < len(items):
        total += items[i]
        if i % 3 == 0:
            alias.pop()
        i += 1
    return total, i, len(alias)


def callee_clears(n):
    items = [1] * n
    total = 0

    def rare(i):
        if i == n // 2:
            items.clear()

    for i, item in enumerate(items):
        total += item
        rare(i)
    return total


def types_within(n):
    items = [1] * n
    items[n - 1] = 0.5
    items[n - 2] = 2 ** 70
    items[n - 3] = True
    total = 0
    for item in items:
        total += item
    items[5] = "x"
    try:
        for item in items:
            total += item
    except TypeError as error:
        return total, str(error)


def rewrite_types(n):
    items = [0] * n
    for i in range(n):
        items[i] = i
    ints = sum(items)
    for i in range(n):
        items[i] = i / 2
    floats = sum(items)
    for i in range(0, n, 100):
        items[i] = str(i)
    texts = len([item for item in items if isinstance(item, str)])
    for i in range(n):
        items[i] = None
    return ints, floats, texts, items.count(None)


def rebind_in_loop(n):
    items = [1, 2, 3]
    total = 0
    for i in range(n):
        total += items[i % 3]
        if i % 1000 == 0:
            items = [total % 7, 1, 2.0] if i == 5000 else [total % 7, 1, 2]
    return total


def slices_in_loop(n):
    items = list(range(10))
    for i in range(n):
        items[2:4] = items[5:7]
        items.insert(0, items.pop())
        if i % 500 == 0:
            items[0:0] = [i]
            del items[-1]
    return items


def queue(n):
    items = []
    out = 0
    for i in range(n):
        items.append(i)
        if len(items) > 100:
            out += items.pop(0)
    return out, len(items), items[0]


def nested_lists(n):
    rows = [[j for j in range(20)] for _ in range(20)]
    for i in range(n):
        rows[i % 20][i % 17] += rows[(i * 7) % 20][(i * 3) % 19] % 10
        if i == n - 50:
            rows[3] = (1,) * 20
    return sum([sum(row) for row in rows])


print(append_while_iterating(20000), remove_while_iterating(20000), alias_shrinks(20000), callee_clears(20000))
print(types_within(20000), rewrite_types(20000), rebind_in_loop(20000), slices_in_loop(5000), queue(20000))
try:
    nested_lists(20000)
except TypeError as error:
    print(error)

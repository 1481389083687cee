"""Index errors and negative indices in hot loops over lists, texts, tuples and ranges."""


def total_at(items, indices):
    total = 0
    missed = 0
    for i in indices:
        try:
            total += items[i]
        except IndexError:
            missed += 1
    return total, missed


def until_error(items):
    i = 0
    total = 0
    try:
        while True:
            total += items[i]
            i += 1
    except IndexError as error:
        return i, total, str(error)


def store_until_error(items, value):
    i = 0
    try:
        while True:
            items[i] = value
            i += 1
    except IndexError as error:
        return i, str(error)


def backwards(items):
    i = -1
    total = 0
    try:
        while True:
            total = total * 3 % 1000003 + items[i]
            i -= 1
    except IndexError as error:
        return i, total, str(error)


def count_text(text, letter):
    i = 0
    found = 0
    while True:
        try:
            if text[i] == letter:
                found += 1
        except IndexError as error:
            return found, i, str(error)
        i += 1


def wrap_around(items, n):
    total = 0
    index = 0
    for _ in range(n):
        total += items[index]
        index -= 1
        if index < -len(items):
            index = 0
    return total


def neighbours(items):
    """items[i - 1] is the last one at i == 0: Python's rule, not an error."""
    total = 0
    for i in range(len(items)):
        total += (items[i] - items[i - 1]) * i
    return total


def shrinking(items):
    total = 0
    try:
        for i in range(len(items)):
            total += items[i]
            if i > 10000:
                items.pop()
    except IndexError:
        return i, total, len(items)
    return "no error"


data = list(range(20000))
print(total_at(data, range(20000)), total_at(data, range(-20000, 20000)), total_at(data, range(-20005, 20005)), total_at(data, [2 ** 63, -(2 ** 63), 2 ** 70, 5, True]))
print(until_error(data), until_error(tuple(data)), until_error(range(20000)), until_error([]), until_error([0.5] * 1000))
print(store_until_error([0] * 20000, 1), store_until_error([], 1), backwards(data), backwards(tuple(data)), backwards([5]))
print(count_text("abc" * 7000, "a"), count_text("\u00e9a" * 1000, "a"), count_text("", "a"), wrap_around([1, 2, 3, 4, 5], 30000), neighbours(data), shrinking(data[:]))
for bad in ("x", 1.0, None):
    try:
        total_at(data, [0] * 1000 + [bad])
    except TypeError as error:
        print(error)

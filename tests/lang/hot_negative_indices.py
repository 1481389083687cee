"""Negative indices and indices around zero in hot loops, reading and storing."""


def ring(n, size):
    buffer = [0] * size
    for i in range(n):
        buffer[i % size - size] += i
        buffer[-1 - i % size] -= 1
    return buffer


def mirror(items):
    for i in range(len(items) // 2):
        items[i], items[-i - 1] = items[-i - 1], items[i]
    return items


def palindrome(text):
    for i in range(len(text) // 2):
        if text[i] != text[-1 - i]:
            return False
    return True


def last_elements(n):
    items = [1, 2]
    for i in range(n):
        items.append((items[-1] + items[-2]) % 1000007)
        if len(items) > 50:
            del items[:-2]
    return items[-1], len(items)


def cross_zero(items):
    total = 0
    for i in range(-len(items), len(items)):
        total = (total * 31 + items[i]) % 1000003
    return total


def store_cross_zero(size):
    items = [None] * size
    for i in range(size - 1, -size - 1, -1):
        items[i] = i
    return items[0], items[-1], items[size // 2], sum(items)


def pop_from_ends(n):
    items = list(range(n))
    total = 0
    while len(items) > 2:
        total += items.pop(-1) - items.pop(-2)
    return total, items


def substring_ends(text, n):
    count = 0
    for i in range(1, n):
        if text[-(i % 20) - 1:] == text[len(text) - i % 20 - 1:]:
            count += 1
    return count


print(ring(20000, 7), mirror(list(range(20001)))[:5], palindrome("ab" * 5000 + "x" + "ba" * 5000), palindrome("a" * 20000 + "b"), last_elements(20000))
print(cross_zero(list(range(15000))), cross_zero(tuple(range(5000))), cross_zero(range(5000)), store_cross_zero(15000), pop_from_ends(20001), substring_ends("hello world, hello world", 10000))

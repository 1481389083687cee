"""while loops: conditions with effects, break out of nested ones, long-running counters."""


def collatz(n):
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def digits(n):
    out = []
    while n:
        n, d = divmod(n, 10)
        out.append(d)
    return out[::-1]


def binary_search(items, wanted):
    low, high = 0, len(items)
    while low < high:
        middle = (low + high) // 2
        if items[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    return low


print([collatz(n) for n in range(1, 20)], gcd(1071, 462), gcd(5, 0), digits(90210), digits(0), digits(2 ** 70))
print([binary_search([1, 3, 5, 7], n) for n in range(9)])
stack = [1]
seen = []
while stack:
    n = stack.pop()
    seen.append(n)
    if n < 20:
        stack.extend([n * 2, n * 2 + 1])
print(seen)
x = 1.0
count = 0
while x > 1e-10:
    x /= 3
    count += 1
print(count, x)
text = "aaabbc"
runs = []
i = 0
while i < len(text):
    j = i
    while j < len(text) and text[j] == text[i]:
        j += 1
    runs.append((text[i], j - i))
    i = j
print(runs)
a, b = 0, 10
while a < b:
    a += 1
    b -= 1
    if a == 3:
        continue
    if b == 6:
        break
print(a, b)
n = 0
while n < 3: n += 1
print(n)

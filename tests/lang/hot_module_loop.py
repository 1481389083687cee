"""Hot loops at module level: every name is a global, some change type midway."""

total = 0
for i in range(30000):
    total += i
print(total, i)

x = 0
for i in range(20000):
    x = x + 1
    if i == 15000:
        x = x + 0.5
print(x)

count = 0
n = 50000
while n:
    n -= 1
    if n % 3:
        continue
    count += 1
    if count > 16000:
        break
print(n, count)

items = []
for i in range(5000):
    items.append(i * i % 97)
print(sum(items), max(items), len([v for v in items if v > 50]))

table = {}
for v in items:
    table[v] = table.get(v, 0) + 1
print(len(table), sum(table.values()))


def bump():
    global total
    total += 1000


total = 0
for i in range(10000):
    total += 1
    if i % 100 == 0:
        bump()
print(total)

errors = 0
for i in range(10000):
    try:
        1 // (i % 100)
    except ZeroDivisionError:
        errors += 1
print(errors)

for i in range(10000):
    if i == 9000:
        i = "text"
        break
else:
    print("not reached")
print(i)

a, b = 0, 1
for _ in range(300):
    a, b = b, a + b
print(a)

value = 1
for i in range(20000):
    if i == 19000:
        del value
        value = 2.5
    last = value
print(last)


class Body:
    total = 0
    for k in range(10000):
        total += k
    squares = [j * j for j in range(5)]


print(Body.total, Body.k, Body.squares)
try:
    for i in range(20000):
        if i == 19999:
            del counter_that_is_missing
except NameError as error:
    print(error, i)

"""else of for and while, break and continue in nested loops."""


def search(items, wanted):
    for index, item in enumerate(items):
        if item == wanted:
            result = index
            break
    else:
        result = "not found"
    return result


def halve(n, limit):
    steps = 0
    while n > 1:
        n //= 2
        steps += 1
        if steps == limit:
            break
    else:
        return "finished", steps
    return "stopped", steps


def primes(limit):
    found = []
    for n in range(2, limit):
        for p in found:
            if p * p > n:
                found.append(n)
                break
            if n % p == 0:
                break
        else:
            found.append(n)
    return found


def matrix(rows):
    log = []
    for i, row in enumerate(rows):
        for value in row:
            if value < 0:
                log.append("negative in %d" % i)
                break
            if value == 0:
                continue
            log.append(value)
        else:
            log.append("end of %d" % i)
            continue
        log.append("after break of %d" % i)
        if i == 2:
            break
    else:
        log.append("all rows")
    return log


print(search([1, 2, 3], 2), search([1, 2, 3], 9), search([], 1))
print(halve(100, 50), halve(100, 3), halve(1, 1), halve(0, 5))
print(primes(60))
print(matrix([[1, 0, 2], [3, -1, 4], [5]]))
print(matrix([[1], [0], [-1], [9]]))
while False:
    print("never")
else:
    print("else of a loop that never ran")
for _ in []:
    pass
else:
    print("else of an empty for")
n = 0
while True:
    n += 1
    if n % 2:
        continue
    if n > 6:
        break
print(n)
for i in range(3):
    while True:
        if i == 1:
            break
        i += 10
        if i > 20:
            break
    else:
        print("unreachable")
    print("outer", i)
out = []
for c in "abc":
    if c == "b":
        continue
    out.append(c)
else:
    out.append("else")
print(out)


def return_from_loop():
    for i in range(5):
        for j in range(5):
            if i * j == 6:
                return i, j
    else:
        return None


print(return_from_loop())

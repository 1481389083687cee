"""Nested hot loops: variables after the loops, else clauses, breaks, changing bounds."""


def triangle(n):
    total = 0
    for i in range(n):
        for j in range(i):
            total += i ^ j
    return total, i, j


def three(n):
    count = 0
    for i in range(n):
        for j in range(n):
            if (i + j) % 7 == 0:
                continue
            for k in range(n):
                if k > j:
                    break
                count += 1
            else:
                count += 1000
    return count, i, j, k


def bounds_change(n):
    total = 0
    limit = 5
    for i in range(n):
        for j in range(limit):
            total += j
        limit = 5 + i % 11
        if i == n - 1:
            limit = 0
    for j in range(limit):
        total = -1
    return total, j


def inner_types(n):
    total = 0
    for i in range(n):
        step = 1 if i < n - 3 else 0.5
        for _ in range(20):
            total += step
    return total


def outer_only_hot(n):
    total = 0
    for i in range(n):
        for j in (1, 2, 3):
            total += i * j
        for c in "ab":
            total += ord(c)
        for k in {"x": 1}:
            total += len(k)
    return total


def matrix(n):
    a = [[i + j for j in range(n)] for i in range(n)]
    b = [[i - j for j in range(n)] for i in range(n)]
    c = [[0] * n for _ in range(n)]
    for i in range(n):
        for j in range(n):
            s = 0
            for k in range(n):
                s += a[i][k] * b[k][j]
            c[i][j] = s
    return c[0][0], c[n - 1][n - 1], sum([sum(row) for row in c])


def while_in_for(n):
    steps = 0
    for i in range(1, n):
        x = i
        while x != 1:
            x = x // 2 if x % 2 == 0 else x + 1
            steps += 1
    return steps, x


def empty_inner(n):
    total = 0
    for i in range(n):
        for j in range(i, 0):
            total += 1
        for j in range(0):
            total += 1
    return total, i


print(triangle(150), three(25), bounds_change(2000), inner_types(1000), outer_only_hot(4000), matrix(25), while_in_for(3000), empty_inner(5000))

"""Globals that hot code reads are changed: value, type, from callees, from outside."""

factor = 2
threshold = 10 ** 9
flag = False
log = []


def scale(n):
    total = 0
    for i in range(n):
        total += i * factor
    return total


def changes_midway(n):
    global factor
    total = 0
    for i in range(n):
        if i == n // 2:
            factor = 3
        total += factor
    return total


def set_factor(value):
    global factor
    factor = value


def callee_changes(n):
    total = 0
    for i in range(n):
        if i % 5000 == 0:
            set_factor(i)
        total += factor
    return total


def maybe(i):
    global flag
    if i == 15000:
        flag = True


def watches_flag(n):
    before = after = 0
    for i in range(n):
        maybe(i)
        if flag:
            after += 1
        else:
            before += 1
    return before, after


def counts_in_global(n):
    global counter
    counter = 0
    for i in range(n):
        counter += i
    return counter


def deleted_midway(n):
    global temporary
    temporary = 1
    total = 0
    try:
        for i in range(n):
            total += temporary
            if i == n - 10:
                del temporary
    except NameError as error:
        return total, str(error)


def through_globals(n):
    total = 0
    for i in range(n):
        if i == n // 2:
            globals()["factor"] = 100
        total += factor
    return total


print(scale(20000))
factor = 5
print(scale(20000))
factor = 0.5
print(scale(20000))
factor = 2 ** 70
print(scale(2000))
factor = 1
print(changes_midway(20000), factor, callee_changes(20000), factor)
print(watches_flag(20000), watches_flag(10))
print(counts_in_global(30000), counter, deleted_midway(20000))
factor = 1
print(through_globals(20000))
factor = "ab"
print(len(str(scale.__name__)))
try:
    scale(10)
except TypeError as error:
    print(error)
del factor
try:
    scale(10)
except NameError as error:
    print(error)
factor = 7
print(scale(10))

"""Locals that become unbound, or never were bound, in hot loops."""


def deletes(n):
    x = 0
    try:
        for i in range(n):
            x += 1
            if i == n - 3:
                del x
    except NameError as error:
        return i, type(error).__name__, str(error)


def sometimes_bound(n):
    missing = 0
    for i in range(n):
        try:
            if i % 1000 == 500:
                del y
            if i % 1000 == 0:
                y = i
            y
        except UnboundLocalError:
            missing += 1
    return missing


def branch(i, n):
    if i < n:
        value = i
    return value


def call_branch(n):
    total = 0
    try:
        for i in range(n + 1):
            total += branch(i, n)
    except UnboundLocalError as error:
        return total, str(error)


def del_each_time(n):
    total = 0
    for i in range(n):
        t = i * 2
        total += t
        del t
    try:
        t
    except UnboundLocalError as error:
        return total, str(error)


def except_name(n):
    caught = 0
    for i in range(n):
        try:
            if i % 3 == 0:
                raise ValueError(i)
        except ValueError as error:
            caught += error.args[0]
        try:
            error
        except UnboundLocalError:
            caught += 1
    return caught


def after_loop(n):
    for i in range(n):
        last = i
    return last


print(deletes(20000), sometimes_bound(20000), call_branch(20000), del_each_time(20000), except_name(9000), after_loop(20000))
try:
    after_loop(0)
except UnboundLocalError as error:
    print(error)
print(after_loop(3))

"""Unbound locals and unknown names: which error, which message."""


def attempt(function, *args):
    try:
        print(function(*args))
    except NameError as error:
        print(type(error).__name__, "|", error)


def assigned_later():
    print(x)
    x = 1


def augmented():
    count += 1


def deleted():
    x = 1
    del x
    return x


def delete_unbound():
    del x
    x = 1


def only_in_branch(flag):
    if flag:
        x = 1
    return x


def only_in_loop(n):
    for i in range(n):
        last = i
    return last


def loop_variable(n):
    for i in range(n):
        pass
    return i


def except_variable():
    try:
        raise ValueError("gone")
    except ValueError as error:
        pass
    return error


def after_with_try(flag):
    try:
        if flag:
            raise ValueError
        y = 1
    except ValueError:
        pass
    return y


def unknown():
    return unknown_name


def unknown_call():
    return unknown_function(1)


def imported():
    math.sqrt(4)
    import math


def shadowed_builtin():
    n = len("abc")
    len = n
    return len


def walrus_only(flag):
    flag and (z := 5)
    return z


def class_body():
    class Inner:
        value = missing_in_class


count = 0
attempt(assigned_later)
attempt(augmented)
attempt(deleted)
attempt(delete_unbound)
attempt(only_in_branch, True)
attempt(only_in_branch, False)
attempt(only_in_loop, 2)
attempt(only_in_loop, 0)
attempt(loop_variable, 3)
attempt(loop_variable, 0)
attempt(except_variable)
attempt(after_with_try, False)
attempt(after_with_try, True)
attempt(unknown)
attempt(unknown_call)
attempt(imported)
attempt(shadowed_builtin)
attempt(walrus_only, True)
attempt(walrus_only, False)
attempt(class_body)
try:
    del never_bound
except NameError as error:
    print(error)
try:
    for e in [1]:
        raise KeyError("k")
except KeyError as e:
    pass
print("e" in globals())

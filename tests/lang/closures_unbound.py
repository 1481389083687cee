"""Free variables that have no value yet, or no longer."""


def attempt(function):
    try:
        print(function())
    except NameError as error:
        print(type(error).__name__, error)


def before_assignment():
    def inner():
        return value
    try:
        return inner()
    except NameError as error:
        print("inside:", type(error).__name__, error)
    value = 5
    return inner()


def deleted():
    value = 1

    def inner():
        return value
    print(inner())
    del value
    return inner()


def nonlocal_delete():
    value = 1

    def inner():
        nonlocal value
        del value
    inner()
    return value


def twice():
    value = 1

    def inner():
        nonlocal value
        del value
    inner()
    inner()


def conditional(flag):
    if flag:
        value = "set"

    def inner():
        return value
    return inner()


def local_shadow():
    value = "outer"

    def inner():
        print(value)
        value = "inner"
    return inner()


def missing_global():
    def inner():
        return nowhere
    return inner()


attempt(before_assignment)
attempt(deleted)
attempt(nonlocal_delete)
attempt(twice)
attempt(lambda: conditional(True))
attempt(lambda: conditional(False))
attempt(local_shadow)
attempt(missing_global)

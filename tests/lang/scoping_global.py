"""global declarations, shadowing, module names from functions, deletion."""

counter = 0
name = "module"
created_marker = None


def increment():
    global counter
    counter += 1
    return counter


def create():
    global created
    created = "by function"


def shadow():
    name = "local"
    return name


def read():
    return name


def delete():
    global name
    del name


def nested():
    counter = "enclosing"

    def inner():
        global counter
        counter += 10
        return counter
    return inner(), counter


def attempt(function):
    try:
        print(function())
    except NameError as error:
        print(type(error).__name__, error)


print(increment(), increment(), counter)
attempt(lambda: created)
create()
print(created, shadow(), read(), nested(), counter)
name = "changed"
print(read())
delete()
attempt(read)
attempt(delete)
globals()["name"] = "through globals()"
print(read(), globals()["counter"], "created" in globals(), "missing" in globals())


def global_loop():
    global index
    for index in range(3):
        pass


def global_function():
    global made

    def made():
        return "made"


def global_class():
    global Made

    class Made:
        value = 5


def global_except():
    global caught
    try:
        raise ValueError("x")
    except ValueError as caught:
        print(repr(caught))
    attempt(lambda: caught)


global_loop()
global_function()
global_class()
global_except()
print(index, made(), Made.value, Made.__qualname__, made.__qualname__)


class Scope:
    name = "class"

    def method(self):
        return name

    inside = name


print(Scope().method(), Scope.inside)
len = lambda x: "shadowed len"
print(len([1, 2]))
del len
print(len([1, 2]))

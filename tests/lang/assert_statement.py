"""assert with and without message."""


def check(value, *message):
    try:
        if message:
            assert value, message[0]
        else:
            assert value
        print("passed")
    except AssertionError as error:
        print("failed", repr(error), str(error), error.args)


def effect():
    print("message evaluated")
    return "text"


check(1)
check(0)
check([], "empty list")
check("x", "unused")
check(None, 42)
check(False, ("tuple", 1))
check(0, None)
assert True, effect()
try:
    assert not True, effect()
except AssertionError as error:
    print(error)
try:
    assert 1 + 1 == 3
except AssertionError as error:
    print(repr(error))

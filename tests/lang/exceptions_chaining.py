"""__cause__, __context__, __suppress_context__ and raise from."""


def describe(error):
    chain = []
    while error is not None:
        chain.append(repr(error))
        if error.__cause__ is not None:
            chain.append("caused by")
            error = error.__cause__
        elif error.__context__ is not None and not error.__suppress_context__:
            chain.append("while handling")
            error = error.__context__
        else:
            error = None
    return " ".join(chain)


def implicit():
    try:
        {}["missing"]
    except KeyError:
        raise ValueError("during")


def explicit():
    try:
        {}["missing"]
    except KeyError as error:
        raise ValueError("because") from error


def suppressed():
    try:
        {}["missing"]
    except KeyError:
        raise ValueError("alone") from None


def from_class():
    raise ValueError("v") from KeyError


def from_outside():
    raise ValueError("v") from OSError("elsewhere")


def bad_cause():
    raise ValueError("v") from 5


def three():
    try:
        try:
            raise KeyError("a")
        except KeyError:
            raise IndexError("b")
    except IndexError as error:
        raise TypeError("c") from error


def reraised():
    try:
        implicit()
    except ValueError as error:
        raise error


def in_finally():
    try:
        raise KeyError("a")
    finally:
        raise ValueError("b")


def handled_before():
    try:
        raise KeyError("handled")
    except KeyError:
        pass
    raise ValueError("no context")


def inside_called():
    raise ValueError("in a function called from a handler")


def through_call():
    try:
        raise KeyError("handling")
    except KeyError:
        inside_called()


def self_cycle():
    error = ValueError("same")
    try:
        raise error
    except ValueError:
        raise error


for function in (implicit, explicit, suppressed, from_class, from_outside, bad_cause, three, reraised, in_finally, handled_before, through_call, self_cycle):
    try:
        function()
    except Exception as error:
        print(function.__name__, "|", describe(error), "|", error.__suppress_context__)
error = ValueError("made")
print(error.__cause__, error.__context__, error.__suppress_context__, error.__traceback__)
error.__cause__ = KeyError("set")
print(repr(error.__cause__), error.__suppress_context__)
try:
    error.__cause__ = 5
except TypeError as problem:
    print(problem)

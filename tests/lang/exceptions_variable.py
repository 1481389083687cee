"""The name after `as` is unbound after its clause; sys.exc_info; tracebacks as objects."""

import sys


def unbound():
    error = "before"
    try:
        raise ValueError("inside")
    except ValueError as error:
        kept = error
    try:
        error
    except UnboundLocalError as problem:
        print(problem)
    return kept


def deleted_inside():
    try:
        raise ValueError
    except ValueError as error:
        del error
    return "fine"


def rebound_inside():
    try:
        raise ValueError
    except ValueError as error:
        error = "rebound"
    return "error" in locals()


def info():
    print(sys.exc_info() == (None, None, None))
    try:
        raise ValueError("x")
    except ValueError as error:
        kind, value, trace = sys.exc_info()
        print(kind is ValueError, value is error, trace is error.__traceback__)
        try:
            raise KeyError("inner")
        except KeyError:
            print(sys.exc_info()[0].__name__)
        print(sys.exc_info()[0].__name__)
    print(sys.exc_info()[0])


def helper():
    print("in helper:", sys.exc_info()[0])


def seen_from_callee():
    try:
        raise ValueError
    except ValueError:
        helper()
    helper()


def lines():
    try:
        deep(3)
    except ZeroDivisionError as error:
        trace = error.__traceback__
        found = []
        while trace is not None:
            found.append((trace.tb_frame.f_code.co_name, trace.tb_lineno))
            trace = trace.tb_next
        return found


def deep(n):
    if n == 0:
        return 1 // n
    return deep(n - 1)


print(repr(unbound()), deleted_inside(), rebound_inside())
info()
seen_from_callee()
print(lines())
errors = []
for i in range(3):
    try:
        raise ValueError(i)
    except ValueError as error:
        errors.append(error)
print(errors, [error.__context__ for error in errors])
error = None
try:
    raise errors[1]
except ValueError as error:
    print(error is errors[1], error.with_traceback(None) is error)

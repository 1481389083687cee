"""try, except, else, finally: selection by class, order, several clauses."""


class AppError(Exception):
    pass


class SubError(AppError):
    def __init__(self, code, text="default"):
        super().__init__(code, text)
        self.code = code


def classify(action):
    try:
        action()
    except ZeroDivisionError:
        return "zero"
    except (KeyError, IndexError) as error:
        return "lookup " + type(error).__name__
    except SubError as error:
        return "sub %d %s" % (error.code, error)
    except AppError:
        return "app"
    except Exception as error:
        return "other " + repr(error)
    else:
        return "fine"


def throw(error):
    raise error


one = 1
zero = 0
print(classify(lambda: one / zero), classify(lambda: {}["k"]), classify(lambda: [][0]), classify(lambda: throw(SubError(7))))
print(classify(lambda: throw(AppError("a"))), classify(lambda: throw(ValueError("v", 2))), classify(lambda: 5), classify(lambda: throw(TypeError)))
print(classify(lambda: throw(5)), classify(lambda: throw(int)), classify(lambda: throw(None)))
print(issubclass(SubError, AppError), issubclass(KeyError, LookupError), issubclass(ZeroDivisionError, ArithmeticError), issubclass(KeyboardInterrupt, Exception), issubclass(FileNotFoundError, OSError))
for error in (ValueError(), ValueError("a"), ValueError("a", 1), KeyError("k"), KeyError(), KeyError("a", "b"), AppError(), SubError(1), StopIteration(5), OSError(2, "No such file"), AssertionError(""), Exception(None), RuntimeError("x"), IndexError(3)):
    print(repr(error), "|", str(error), "|", error.args)
print(StopIteration(5).value, StopIteration().value, OSError(2, "text").errno, OSError(2, "text").strerror, SystemExit(3).code, SystemExit().code)


def order():
    log = []
    try:
        log.append("try")
        try:
            log.append("inner try")
            one / zero
        except KeyError:
            log.append("wrong")
        finally:
            log.append("inner finally")
        log.append("skipped")
    except ZeroDivisionError as error:
        log.append("handled %s" % error)
    else:
        log.append("else")
    finally:
        log.append("finally")
    return log


print(order())
try:
    try:
        raise KeyError("first")
    except KeyError:
        raise
except KeyError as error:
    print("raised again", error)
try:
    raise
except RuntimeError as error:
    print(error)


def catcher(classes):
    try:
        raise ValueError("v")
    except classes as error:
        return error


print(repr(catcher(ValueError)), repr(catcher((KeyError, ValueError))))
try:
    catcher(5)
except TypeError as error:
    print(error)
try:
    catcher(())
except ValueError as error:
    print("not caught by ()", error)
try:
    raise ValueError
except ValueError as error:
    print(repr(error), error.args)

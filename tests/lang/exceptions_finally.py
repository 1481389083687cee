"""finally with return, break, continue and raise: who wins."""


def finally_overrides_return():
    try:
        return "try"
    finally:
        return "finally"


def finally_keeps_return():
    x = 1
    try:
        return x
    finally:
        x = 2


def finally_mutates():
    x = [1]
    try:
        return x
    finally:
        x.append(2)


def finally_swallows():
    try:
        raise ValueError("lost")
    finally:
        return "swallowed"


def break_in_finally():
    log = []
    for i in range(5):
        try:
            log.append(i)
            raise ValueError
        finally:
            break
    return log


def continue_in_finally():
    log = []
    for i in range(3):
        try:
            log.append(i)
            1 // (i - 1)
        finally:
            log.append("f")
            continue
    return log


def break_through_finally():
    log = []
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            log.append(i)
        finally:
            log.append("f%d" % i)
    else:
        log.append("else")
    return log


def return_through_two():
    log = []

    def inner():
        for i in range(3):
            try:
                try:
                    if i == 1:
                        return "from inner"
                finally:
                    log.append("a%d" % i)
            finally:
                log.append("b%d" % i)
    return inner(), log


def return_in_else():
    try:
        pass
    except ValueError:
        return "except"
    else:
        return "else"
    finally:
        print("finally after else")


def exception_in_finally():
    try:
        try:
            raise KeyError("first")
        finally:
            raise ValueError("second")
    except ValueError as error:
        return repr(error), repr(error.__context__)


def return_in_except():
    try:
        raise ValueError
    except ValueError:
        return "except"
    finally:
        print("finally after except")


def nested_overrides():
    try:
        try:
            return 1
        finally:
            return 2
    finally:
        print("outer finally")


def loop_with_return_in_finally():
    while True:
        try:
            1 // 0
        finally:
            return "left the loop"


def effects():
    log = []

    def value():
        log.append("value")
        return 5

    def run():
        try:
            return value()
        finally:
            log.append("finally")
    run()
    return log


for function in (finally_overrides_return, finally_keeps_return, finally_mutates, finally_swallows, break_in_finally, continue_in_finally,
                 break_through_finally, return_through_two, return_in_else, exception_in_finally, return_in_except, nested_overrides,
                 loop_with_return_in_finally, effects):
    print(function.__name__, function())

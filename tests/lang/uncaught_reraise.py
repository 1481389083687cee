"""Lines in the traceback of an error that was caught and raised again."""


def source():
    raise ValueError("original")


def bare():
    try:
        source()
    except ValueError:
        print("seen by bare")
        raise


def named():
    try:
        bare()
    except ValueError as error:
        print("seen by named")
        raise error


def through_finally():
    try:
        named()
    finally:
        print("finally")


through_finally()

"""sys.exit with a number: the status, after finally clauses."""

import sys


def leave():
    try:
        try:
            sys.exit(7)
        except Exception:
            print("SystemExit is no Exception")
        finally:
            print("inner finally")
    finally:
        print("outer finally")


try:
    sys.exit(3)
except SystemExit as error:
    print("caught", repr(error), error.code)
for argument in (None, 0, "text", (1, 2)):
    try:
        sys.exit(argument)
    except SystemExit as error:
        print(repr(error.code))
leave()
print("never")

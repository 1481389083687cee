# Where tracebacks show that finding the truth of a condition failed: at the statement, or at the comparison.
import sys


class Bad:
    def __bool__(self):
        raise ValueError("no truth")

    def __lt__(self, other):
        return self


bad = Bad()


def in_if():
    if bad: pass


def in_long_if():
    if bad:
        x = 1
        y = 2


def in_while():
    while (1 and
           bad):
        pass


def in_comprehension():
    return [x for x in [bad] if x]


def in_comprehension_comparison():
    return [x for x in [bad] if x < 1]


def in_assert():
    assert bad, "m"


def in_and():
    if 1 < 2 and bad:
        pass


def in_conditional():
    return 1 if bad else 2


def in_conditional_condition():
    if (bad if 1 < 2 else 3):
        pass


def in_value():
    return bad and 3


def in_chain():
    return 1 if 0 < 1 < 2 and (bad < 1 < 3) else 2


def in_not():
    if not bad: pass


def failing_assert():
    assert (1 < 0), "m"


def failing_long_assert():
    assert not 5, ("m" +
                   "x")


for f in (in_if, in_long_if, in_while, in_comprehension, in_comprehension_comparison, in_assert, in_and, in_conditional,
          in_conditional_condition, in_value, in_chain, in_not, failing_assert, failing_long_assert):
    try:
        f()
    except Exception as e:
        sys.excepthook(type(e), e, e.__traceback__)

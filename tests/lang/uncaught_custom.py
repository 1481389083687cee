"""How the last line of a traceback shows messages: own classes, several lines, nothing."""


class Problem(Exception):
    def __str__(self):
        return "first line\nsecond line"


class Outer:
    class Nested(Exception):
        pass


def one():
    raise Problem


def two():
    try:
        one()
    except Problem:
        raise Outer.Nested


def three():
    try:
        two()
    except Outer.Nested:
        raise KeyError("a key")


def four():
    try:
        three()
    except KeyError:
        raise AssertionError


four()

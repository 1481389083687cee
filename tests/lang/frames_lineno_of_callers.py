# sys._getframe(n).f_lineno, f_code and f_globals read at once, by callees of hot loops at several depths: what the compiler
# knows without a frame object must be what one would say.
import sys


def here():
    return sys._getframe(1).f_lineno


def own():
    return sys._getframe().f_lineno, sys._getframe(0).f_code.co_name


def outer():
    return middle()


def middle():
    return sys._getframe(2).f_lineno, sys._getframe(1).f_lineno, sys._getframe(2).f_code.co_name


def multi():
    return (sys
            ._getframe(
                1
            )
            .f_lineno,
            sys._getframe(
                0)
            .f_lineno)


def names():
    return sys._getframe(1).f_globals["__name__"], sys._getframe(1).f_code.co_name


def choose(flag):
    frame = None
    return (frame if flag else sys._getframe(1)).f_lineno


def deep():
    try:
        sys._getframe(100).f_lineno
    except ValueError as e:
        return str(e)


def loop(n):
    lines = 0
    seen = set()
    for i in range(n):
        lines += here() + here()
        lines += (here()
                  + here())
        seen.add(own())
        seen.add(outer())
        seen.add(multi())
        seen.add(names())
        seen.add(choose(False))
        seen.add(deep())
        seen.add(sys._getframe().f_lineno)
    return lines, sorted(map(str, seen))


def log(message, level=0):
    return "%s:%d %s" % (sys._getframe(1).f_code.co_name, sys._getframe(1).f_lineno, message)


def depth(n):
    return sys._getframe(n).f_code.co_name


def variable(n):
    return [depth(i % 3) for i in range(n)][-3:]


for repetition in range(8):
    print(loop(40))
    print(log("m"), log("n"))
    print(variable(60))
    try:
        choose(True)
    except AttributeError as e:
        print(e)

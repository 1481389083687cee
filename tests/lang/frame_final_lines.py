# f_lineno of frames that have ended: the line that ran last, whatever ended them. Hot and cold.
import sys



def fail(error):
    if error:
        raise error("x")


def final(e, keep):
    keep.append(sys._getframe())
    try:
        fail(e)
    finally:
        e = None


def final_branch(e, keep):
    keep.append(sys._getframe())
    try:
        fail(e)
    finally:
        if e is None:
            e = 1


def handler(e, keep):
    keep.append(sys._getframe())
    try:
        fail(e)
    except ValueError:
        e = 1
        raise
    except KeyError as x:
        raise x
    except TypeError as x:
        raise IndexError from x


def unnamed(e, keep):
    keep.append(sys._getframe())
    try:
        fail(e)
    except IndexError:
        pass
    except OverflowError:
        pass


def nested(e, keep):
    keep.append(sys._getframe())
    try:
        try:
            fail(e)
        except ValueError:
            fail(KeyError)
        finally:
            fail(
                None)
    except KeyError as x:
        fail(
            TypeError)


def branches(e, keep):
    keep.append(sys._getframe())
    if e:
        if e is ValueError:
            e = 1
        elif e is KeyError:
            e = 2
    else:
        e = 3


def loop(e, keep):
    keep.append(sys._getframe())
    for i in range(3):
        if e and i == 1:
            break
    else:
        if not e:
            i = 5


def returns(e, keep):
    keep.append(sys._getframe())
    try:
        if e:
            return (
                e)
        return
    finally:
        if e is KeyError:
            e = 1


def observe(f, e):
    keep = []
    lines = []
    try:
        f(e, keep)
    except Exception as x:
        tb = x.__traceback__.tb_next
        while tb:
            lines.append((tb.tb_frame.f_code.co_name, tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno,
                          tb.tb_frame.f_lineno - tb.tb_frame.f_code.co_firstlineno))
            tb = tb.tb_next
        lines.append(type(x).__name__)
    frame = keep[0]
    return f.__name__, e and e.__name__, frame.f_lineno - frame.f_code.co_firstlineno, tuple(lines)


def main(n):
    seen = {}
    for i in range(n):
        for f in (final, final_branch, handler, unnamed, nested, branches, loop, returns):
            for e in (None, ValueError, KeyError, TypeError):
                key = observe(f, e)
                seen[key] = seen.get(key, 0) + 1
    for key, count in seen.items():
        print(count, key)


main(3)
main(300)

# Events of try statements: exceptions caught, passed on and raised anew, and every way out of a finally clause.
import sys

events = []


def hook(frame, event, arg):
    code = frame.f_code
    if code.co_name in ("show", "fail"):
        return None
    text = "None" if arg is None else arg[0].__name__ if event == "exception" else repr(arg)
    line = frame.f_lineno and frame.f_lineno - code.co_firstlineno
    events.append(f"{event[0]}{line}" + ("" if event in ("call", "line") else "=" + text))
    return hook


def final_lines(e):
    tb = e.__traceback__.tb_next
    lines = []
    while tb:
        first = tb.tb_frame.f_code.co_firstlineno
        lines.append((tb.tb_lineno - first, tb.tb_frame.f_lineno and tb.tb_frame.f_lineno - first))
        tb = tb.tb_next
    return lines


def show(f, *args):
    events.clear()
    sys.settrace(hook)
    try:
        f(*args)
    except Exception as e:
        sys.settrace(None)
        events.append(type(e).__name__ + " " + str(final_lines(e)))
    sys.settrace(None)
    print(f.__name__, args, " ".join(events))


def fail(error):
    if error:
        raise error("x")


def simple(e):
    try:
        fail(e)
    except ValueError:
        pass


def named(e):
    try:
        fail(e)
    except (ValueError,
            KeyError) as x:
        x = None
    except TypeError as x:
        if x:
            del x
    else:
        5


def bare(e):
    try:
        fail(e)
    except:
        pass
    return 1


def one_line(e):
    try: fail(e)
    except ValueError: pass
    except KeyError as x: raise
    finally: 5


def re_raise(e):
    try:
        fail(e)
    except ValueError:
        a = 1
        raise
    except KeyError as x:
        raise x
    except TypeError as x:
        raise IndexError from x


def final(e):
    try:
        fail(e)
    finally:
        a = 1


def final_branch(e, b):
    try:
        fail(e)
    finally:
        if b:
            a = 1


def final_call(e, b):
    try:
        fail(e)
    finally:
        if b:
            fail(None)


def both(e):
    try:
        fail(e)
    except ValueError:
        fail(KeyError)
    else:
        fail(None)
    finally:
        a = 1
    return a


def return_in_try(e):
    try:
        fail(e)
        return 1
    except ValueError:
        return 2
    finally:
        a = 1


def return_value(e):
    try:
        try:
            return (
                fail(e))
        finally:
            a = 1
            if a:
                b = 2
    finally:
        c = 3


def return_in_finally(e):
    try:
        fail(e)
    finally:
        return 5


def leave_loop(e):
    for i in range(3):
        try:
            fail(e)
            if i == 1:
                break
            continue
        except ValueError as x:
            if i == 0:
                continue
            break
        finally:
            a = i
    else:
        a = 5
    while True:
        try:
            break
        finally:
            a = 6


def handler_ends_with_branch(e, b):
    try:
        fail(e)
    except ValueError:
        if b:
            a = 1


def nested(e):
    try:
        try:
            fail(e)
        except KeyError:
            fail(IndexError)
        finally:
            try:
                fail(TypeError)
            except TypeError:
                a = 1
    except ValueError:
        a = 2


def multi_line(e):
    a = [1,
         fail(e),
         2]


def through(e):
    simple(
        e)
    final(e)


for f in (simple, named, bare, one_line, re_raise, final, both, return_in_try, return_value, return_in_finally, leave_loop,
          nested, multi_line, through):
    for e in (None, ValueError, KeyError, TypeError):
        show(f, e)
for f in (final_branch, final_call, handler_ends_with_branch):
    for e in (None, ValueError, KeyError):
        for b in (0, 1):
            show(f, e, b)

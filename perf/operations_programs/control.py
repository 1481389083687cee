"""Exceptions, finally, assert, exec, locals()."""

import sys

from measure import main, operation


class Mine(Exception):
    pass


class Coded(Exception):
    def __init__(self, code):
        super().__init__(code)
        self.code = code


def raises(n):
    raise ValueError(n)


def raises_odd(n):
    if n & 1:
        raise ValueError(n)
    return n


def through(depth, n):
    if depth == 0:
        raise Mine(n)
    through(depth - 1, n)
    return 1


def with_finally(n):
    try:
        return n
    finally:
        n += 1


def cleans_up(n, log):
    try:
        raise ValueError
    finally:
        log[0] += n


def reraises(n):
    try:
        raise ValueError(n)
    except ValueError:
        raise


def chained(n):
    try:
        raise ValueError(n)
    except ValueError as e:
        raise KeyError(n) from e


def looks(a, b):
    c = a + b
    return len(locals()) + c


def caller_line():
    return sys._getframe(1).f_lineno


# try
operation("try_no_raise", "try: r += i\nexcept ValueError: r -= 1")
operation("try_else", "try: x = i\nexcept ValueError: r -= 1\nelse: r += x")
operation("try_finally_no_raise", "try: r += i\nfinally: r ^= 1")
operation("try_return_finally", "r += with_finally(i)")
operation("try_nested_no_raise", "try:\n    try: r += i\n    except KeyError: r = 0\nexcept ValueError: r -= 1")
operation("try_call_no_raise", "try: r += raises_odd(i & 62)\nexcept ValueError: r -= 1")
operation("try_around_loop", "try:\n    for k in range(100): r += k\nexcept ValueError: r -= 1", count=100)

# raise
operation("raise_catch_local", "try: raise ValueError\nexcept ValueError: r += i")
operation("raise_catch_local_argument", "try: raise ValueError(i)\nexcept ValueError as e: r += e.args[0]")
operation("raise_catch_own", "try: raise Mine(i)\nexcept Mine: r += i")
operation("raise_catch_own_init", "try: raise Coded(i)\nexcept Coded as e: r += e.code")
operation("raise_prepared", "try: raise e\nexcept Mine: r += i\nif i & 63 == 0: e = Mine()", "e = Mine()")
operation("raise_call", "try: raises(i)\nexcept ValueError: r += i")
operation("raise_call_sometimes", "try: r += raises_odd(i)\nexcept ValueError: r += 1")
operation("raise_rarely", "try: r += raises_odd(i & 63 == 63)\nexcept ValueError: r += 1")
operation("raise_through_5", "try: through(5, i)\nexcept Mine: r += i")
operation("raise_through_20", "try: through(20, i)\nexcept Mine: r += i")
operation("raise_second_handler", "try: raises(i)\nexcept KeyError: r = 0\nexcept ValueError: r += i")
operation("raise_tuple_handler", "try: raises(i)\nexcept (KeyError, ValueError): r += i")
operation("raise_base_handler", "try: raises(i)\nexcept Exception as e: r += e.args[0]")
operation("raise_finally", "try:\n    try: raise ValueError\n    finally: r += 1\nexcept ValueError: r += i")
operation("raise_call_finally", "try: cleans_up(i, log)\nexcept ValueError: r += 1", "log = [0]")
operation("raise_again", "try: reraises(i)\nexcept ValueError: r += i")
operation("raise_from", "try: chained(i)\nexcept KeyError as e: r += e.__cause__ is not None")
operation("raise_in_handler",
          "try:\n    try: raise ValueError\n    except ValueError: raise KeyError\nexcept KeyError: r += i")
operation("raise_key_error", "try: r += d[i]\nexcept KeyError: r += 1", "d = {}")
operation("raise_index_error", "try: r += a[i | 8]\nexcept IndexError: r += 1", "a = [1, 2]")
operation("raise_attribute_error", "try: r += a.missing\nexcept AttributeError: r += i", "a = Mine()")
operation("raise_zero_division", "try: r += i // z\nexcept ZeroDivisionError: r += 1", "z = 0")
operation("raise_type_error", "try: r += i + s\nexcept TypeError: r += 1", "s = 'x'")
operation("raise_int_error", "try: r += int(s)\nexcept ValueError: r += i", "s = 'x1'")
operation("raise_stop_iteration", "try: next(it)\nexcept StopIteration: r += i", "it = iter([])")
operation("raise_break_from_loops",
          "try:\n    for k in range(5):\n"
          "        for j in range(5):\n            if k * j > 5: raise Mine\nexcept Mine: r += k + i")
operation("exception_made", "r += ValueError(i).args[0]")

# looking and executing
operation("assert_true", "assert i >= 0, 'negative'\nr += i")
operation("assert_isinstance", "assert isinstance(i, int)\nr += i")
operation("locals_call", "r += looks(i, 1)")
operation("locals_in_loop", "x = i\nr += locals()['x']")
operation("globals_call", "r += len(globals()['__name__']) + i")
operation("caller_line", "if caller_line() > 0: r += 1")
operation("exec_string", "d = {'x': i}\nexec('y = x + 1', d)\nr += d['y']")
operation("exec_compiled", "d['x'] = i\nexec(c, d)\nr += d['y']", "d = {}\nc = compile('y = x + 1', 'made', 'exec')")
operation("eval_string", "d['x'] = i\nr += eval('x + 1', d)", "d = {}")
operation("eval_compiled", "d['x'] = i\nr += eval(c, d)", "d = {}\nc = compile('x + 1', 'made', 'eval')")
operation("walrus", "if (x := i & 7) > 3: r += x")
operation("del_local", "x = i\nr += x\ndel x")
operation("pass_statements", "pass\npass\nr += i")
operation("import_in_loop", "import sys\nr += sys.maxsize & i")

main(globals())

"""Calls of functions, their parameters, closures, globals."""

from measure import main, operation

number = 5
counter = 0


def nothing():
    pass


def one(a):
    return a


def add(a, b):
    return a + b


def six(a, b, c, d, e, f):
    return a + f


def defaults(a, b=2, c=3):
    return a + b + c


def keyword_only(a, *, b=2):
    return a + b


def positional_only(a, b, /):
    return a + b


def collect(*args):
    return len(args)


def collect_first(a, *args):
    return a


def collect_keywords(**kwargs):
    return len(kwargs)


def collect_all(*args, **kwargs):
    return len(args) + len(kwargs)


def forward(*args, **kwargs):
    return defaults(*args, **kwargs)


def annotated(a: int, b: int = 2) -> int:
    return a + b


def pair(a):
    return a, a + 1


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def factorial(n):
    return 1 if n <= 1 else n * factorial(n - 1)


def is_even(n):
    return True if n == 0 else is_odd(n - 1)


def is_odd(n):
    return False if n == 0 else is_even(n - 1)


def ackermann(m, n):
    if m == 0:
        return n + 1
    return ackermann(m - 1, 1) if n == 0 else ackermann(m - 1, ackermann(m, n - 1))


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


def make_adder(n):
    def adder(x):
        return x + n
    return adder


def make_counter():
    count = 0

    def step():
        nonlocal count
        count += 1
        return count
    return step


def make_stack():
    items = []

    def push(x):
        items.append(x)

    def pop():
        return items.pop()
    return push, pop


def add_global(n):
    global counter
    counter = (counter + n) & 1023
    return counter


def apply(f, x):
    return f(x)


def compose(f, g):
    return lambda x: f(g(x))


def decorate(f):
    def wrapper(*args):
        return f(*args) + 1
    return wrapper


@decorate
def decorated(a):
    return a


def long_body(a):
    b = a + 1
    c = b * 2
    d = c - a
    if d > 100:
        d -= 100
    e = d ^ c
    for k in range(3):
        e += k
    return e & 1023


# plain calls
operation("call_nothing", "nothing()\nr += i")
operation("call_one", "r += one(i)")
operation("call_two", "r += add(i, 1)")
operation("call_six", "r += six(i, 1, 2, 3, 4, 5)")
operation("call_nested", "r += add(one(i), one(1))")
operation("call_long_body", "r += long_body(i & 63)")
operation("call_local_function", "r += f(i)", "def f(x): return x + 1")
operation("call_made_function", "def f(x): return x + 1\nr += f(i)")
operation("call_lambda", "r += f(i)", "f = lambda x: x + 1")
operation("call_made_lambda", "r += (lambda x: x + i)(1)")
operation("call_returns_pair", "x, y = pair(i)\nr += x ^ y")
operation("call_function_variable", "r += fs[i & 3](i)", "fs = [one, lambda x: x + 1, lambda x: x + 2, abs]")
operation("call_function_in_dict", "r += fs[names[i & 1]](i, 1)",
          "names = ['+', '-']\nfs = {'+': add, '-': lambda x, y: x - y}")
operation("call_function_argument", "r += apply(one, i)")
operation("call_composed", "r += f(i)", "f = compose(lambda x: x + 1, lambda x: x * 2)")
operation("call_decorated", "r += decorated(i)")
operation("call_annotated", "r += annotated(i)")
operation("call_builtin", "r += abs(i)")
operation("call_type_error", "try: one()\nexcept TypeError: r += i")

# arguments
operation("default_arguments", "r += defaults(i)")
operation("keyword_arguments", "r += defaults(i, c=4)")
operation("keyword_arguments_all", "r += defaults(a=i, b=1, c=4)")
operation("keyword_arguments_reordered", "r += defaults(c=4, b=1, a=i)")
operation("keyword_only_arguments", "r += keyword_only(i, b=4)")
operation("keyword_only_default", "r += keyword_only(i)")
operation("positional_only_arguments", "r += positional_only(i, 4)")
operation("star_parameter", "r += collect(i, 1, 2)")
operation("star_parameter_rest", "r += collect_first(i, 1, 2)")
operation("star_argument", "r += six(*a)\na[0] = i & 7", "a = [1, 2, 3, 4, 5, 6]")
operation("star_argument_tuple", "t = i, 1\nr += add(*t)")
operation("star_argument_mixed", "r += six(i, *a)", "a = 2, 3, 4, 5, 6")
operation("star_to_star", "r += collect(*a)\na[0] = i", "a = [1, 2, 3]")
operation("keywords_parameter", "r += collect_keywords(a=i, b=2)")
operation("keywords_argument", "d['a'] = i\nr += defaults(**d)", "d = {'a': 1, 'b': 2}")
operation("all_parameters", "r += collect_all(i, 1, a=2)")
operation("forward", "r += forward(i, 1)")
operation("forward_keywords", "r += forward(i, c=1)")
operation("print_to_nobody", "r += len('%s %s' % (i, 2))")

# recursion
operation("recursion_fib", "r += fib(10) + i", count=177)
operation("recursion_factorial", "r += factorial(10 + (i & 1)) % 1009", count=10)
operation("recursion_mutual", "if is_even(20 + (i & 1)): r += 1", count=20)
operation("recursion_ackermann", "r += ackermann(2, 3) + i", count=44)
operation("recursion_deep", "r += depth(200) + i", count=200)
operation("recursion_closure", "r += f(10) + i", "def f(n): return n if n < 2 else f(n - 1) + f(n - 2)", count=177)

# closures
operation("closure_read", "r += f(i)", "f = make_adder(5)")
operation("closure_write", "r += step() ^ i", "step = make_counter()")
operation("closure_make", "r += make_adder(i)(1)")
operation("closure_make_counter", "step = make_counter()\nr += step() + i")
operation("closure_pair", "push(i)\nr += pop()", "push, pop = make_stack()")
operation("closure_of_loop_variable", "f = lambda: i + 1\nr += f()")
operation("closure_writes_own_variable", "bump()\nr ^= i + total",
          "total = 0\ndef bump():\n    nonlocal total\n    total += 1")

# globals
operation("global_load", "r += number + i")
operation("global_store", "global counter\ncounter = i\nr ^= counter")
operation("global_add", "r += add_global(i & 7)", "global counter\ncounter = 0")
operation("global_builtin", "r += (len is abs) + i")

main(globals())

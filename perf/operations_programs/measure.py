"""What the programs of this folder share: operations are declared as snippets, and one of them is measured.

    operation("int_add", "r += i & 7")
    operation("list_index", "r += a[i & 7]", "a = list(range(8))")
    operation("list_for", "for x in a: r += x", "a = list(range(100))", count=100)

makes of each a function of its name: `before` runs once, the statement n times, with i from 0 to n - 1; r, which is 0
at first, is what it returns. A statement does the operation to something that depends on i, and puts what comes out
into r: what nobody uses, or what is the same each time, a compiler does once or not at all. (A bool goes into an if:
int + bool is an operation of its own.) `count` is how many operations a statement does. Other names are those of the
program.

    PROGRAM                   prints the names of its operations
    PROGRAM results           prints of each what n = 1001 returns
    PROGRAM NAME WARM_UP      prints nanoseconds for each operation, less the empty loop, and what n = 1001 returns

Time is that of the processor, of several batches the fastest, so that a busy machine disturbs less.
"""

import sys
from time import process_time

BATCH = 0.004  # seconds that one measured call should take
BATCHES = 5  # at least, and LATE_BATCHES for each second of warming up: on a busy machine compilers are late
LATE_BATCHES = 100
LAST = 1001  # iterations whose result is printed
MOST = 1 << 30  # iterations of one call, however fast they are

operations = {}


def operation(name, statement, before="pass", count=1):
    operations[name] = (statement, before, count)


def indented(code, spaces):
    return "".join([" " * spaces + line + "\n" for line in code.split("\n")])


def function_of(name, statement, before, names):
    """As if it stood in the program whose names these are, which it does not join."""
    made = {}
    head = f"def {name}(n):\n    r = 0\n{indented(before, 4)}"
    exec(f"{head}    for i in range(n):\n{indented(statement, 8)}    return r\n", names, made)
    return made[name]


def warm_up(function, seconds):
    """Until background compilation should be over. How much work makes a batch afterwards."""
    n = 50
    end = begin = process_time()
    took = 0.0
    while end - begin < seconds or took < BATCH / 4 and n < MOST:
        if took < BATCH / 2 and n < MOST:
            n *= 2
        start = process_time()
        function(n)
        end = process_time()
        took = end - start
    return max(1, min(MOST, int(n * BATCH / max(took, 1e-6))))


def seconds_of_iteration(function, seconds):
    """Of the fastest batch: what else the machine does only makes batches slower."""
    n = warm_up(function, seconds)
    shortest = 1e9
    for _ in range(max(BATCHES, int(LATE_BATCHES * seconds))):
        start = process_time()
        function(n)
        shortest = min(shortest, process_time() - start)
    return shortest / n


def print_results(names):
    for name, (statement, before, _) in operations.items():
        print(name, repr(function_of(name, statement, before, names)(LAST)))


def print_measured(name, seconds, names):
    statement, before, count = operations[name]
    empty = seconds_of_iteration(function_of("empty_loop", "pass", "pass", names), seconds / 2)
    function = function_of(name, statement, before, names)
    taken = seconds_of_iteration(function, seconds)
    print(f"{(taken - empty) / count * 1e9:.3f} {function(LAST)!r}")


def main(names):
    """`names`: the globals() of the program."""
    if len(sys.argv) < 2:
        print(*operations, sep="\n")
    elif sys.argv[1] == "results":
        print_results(names)
    else:
        print_measured(sys.argv[1], float(sys.argv[2]), names)

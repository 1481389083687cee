"""What the programs of this folder share: each measures itself, so that start-up and compilation do not count.

A program's last line is report(run, plain, events): run(n) does n units of work with what is measured, plain(n) the
same work without it, and `events` is how many times a unit of work does what is measured. It prints one line of JSON:
ns, the nanoseconds that each time costs; what one unit takes with and without it; and what run(1000) returned when
everything was compiled: the result of the work, or a pair of that and what the hooks were told. `sys.argv[1]` is the
time to warm up, in seconds. Time is that of the processor, so that a busy machine disturbs less.
"""

import sys
from time import process_time

BATCH = 0.02  # seconds that one measured call should take
BATCHES = 12  # for each second of warming up


def warm_up(function, seconds):
    """Until background compilation should be over. How much work makes a batch afterwards."""
    n = 100
    end = begin = process_time()
    took = 0.0
    while end - begin < seconds:
        if took < BATCH / 2:
            n *= 2
        start = process_time()
        function(n)
        end = process_time()
        took = end - start
    return max(100, int(n * BATCH / took))


def seconds_of_unit(function, seconds):
    """Of the fastest batch: what else the machine does only makes batches slower."""
    n = warm_up(function, seconds)
    shortest = 1e9
    for _ in range(max(5, int(BATCHES * seconds))):
        start = process_time()
        function(n)
        shortest = min(shortest, process_time() - start)
    return shortest / n


def report(run, plain=None, events=1, **more):
    """`more`: other functions of n that do the events, whose nanoseconds are printed under their names."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 2.0
    without = seconds_of_unit(plain, seconds / 2) if plain else 0.0
    taken = seconds_of_unit(run, seconds)
    others = ""
    for name, function in more.items():
        others += f'"{name}": {(seconds_of_unit(function, seconds) - without) / events * 1e9:.3f}, '
    result = run(1000)
    result, told = result if isinstance(result, tuple) else (result, None)
    print(f'{{"ns": {(taken - without) / events * 1e9:.3f}, {others}"unit_ns": {taken * 1e9:.3f}, '
          f'"plain_unit_ns": {without * 1e9:.3f}, "result": "{result}", "told": "{told}"}}')

"""Clocks go forward and have the right types."""

import time

a = time.time()
b = time.perf_counter()
c = time.monotonic()
total = 0
for i in range(1000):
    total += i
print(type(a).__name__, type(b).__name__, time.time() >= a, time.perf_counter() >= b, time.monotonic() >= c, a > 1600000000, total)
time.sleep(0)
start = time.perf_counter()
time.sleep(0.01)
print(0.009 < time.perf_counter() - start < 5)
print(type(time.process_time()).__name__, time.process_time() > 0)
for bad in (lambda: time.sleep(-1), lambda: time.sleep("a"), lambda: time.nothing):
    try:
        bad()
    except (ValueError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)

"""Errors at module level, in a class body, a comprehension and a lambda, chained by finally."""
import sys

print("to stdout")
print("to stderr", file=sys.stderr)


def run():
    try:
        key = lambda item: item.missing
        return sorted([1, 2], key=key)
    finally:
        try:
            class Body:
                values = [n // (n - 2) for n in range(4)]
        finally:
            print("cleaning up")


run()

"""print: separators, endings, files, flush, any number of arguments."""

import sys


class Item:
    def __str__(self):
        return "item"


class Writer:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)


print()
print("")
print(1, "a", None, 2.5, [1], Item())
print(1, 2, 3, sep="-")
print(1, 2, 3, sep="")
print("no newline", end="")
print("!", end="\n\n")
print("a", "b", sep="\n", end=".\n")
print(*[1, 2, 3], *"ab", sep=",")
print("x", sep="unused", end=None)
print("y", "z", sep=None)
print("flushed", flush=True)
print("to stdout", file=sys.stdout)
print("to stderr", 1, file=sys.stderr)
print("none file", file=None)
w = Writer()
print("captured", 5, Item(), sep="+", end="END", file=w)
print(file=w)
print(w.parts)
print(sys.stdout.write("written\n"), sys.stderr.write("error text\n"))
print(print("inner"))
print("unicode \u00e9 \u4e2d \U0001f40d", "tab\there", "back\\slash", "nul\0byte")
print("long " + "x" * 3000)
for bad in (lambda: print("a", sep=5), lambda: print("a", end=5), lambda: print("a", file=5), lambda: print("a", nothing=1)):
    try:
        bad()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)

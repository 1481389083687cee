"""The parts of sys that programs use every day."""

import sys

print(len(sys.argv), sys.argv[0].endswith("sys_module.py"), type(sys.argv), sys.maxsize, sys.version_info[0], sys.version_info[:2] >= (3, 11), sys.version_info.major)
print(sys.float_info.max, sys.float_info.epsilon, sys.float_info.min, sys.getrecursionlimit(), sys.exc_info())
sys.stdout.write("one ")
sys.stdout.write("two\n")
sys.stdout.flush()
sys.stderr.write("to stderr\n")
print("hello", file=sys.stdout)
kept = sys.stdout


class Capture:
    def __init__(self):
        self.text = ""

    def write(self, text):
        self.text += text
        return len(text)

    def flush(self):
        pass


sys.stdout = Capture()
print("captured", 1, 2)
captured = sys.stdout
sys.stdout = kept
print(repr(captured.text))
sys.argv.append("added")
print(sys.argv[1:])
sys.own_attribute = "set"
print(sys.own_attribute)
for bad in (lambda: sys.nothing, lambda: sys.exit(1, 2), lambda: sys.setrecursionlimit("a"), lambda: sys.stdout.write(5)):
    try:
        bad()
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)

"""Golden tests of the bytecode: what `taipan --dump=bytecode` prints for NAME.py must be NAME.expected.

    run.py [--taipan PATH] [--update] [--filter GLOB]

The scripts are small, show one concept each, and are compiled and run. With --update the expected files are rewritten;
the difference is what gets reviewed. The last line is 'golden-bytecode: N passed, N failed'.
"""

import argparse
import difflib
import fnmatch
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(HERE)))
TIMEOUT = 60
DIFF_LINES = 30


def dump(taipan, script):
    """The dump, or a text that says why there is none."""
    result = subprocess.run([taipan, "--jit=off", "--dump=bytecode", os.path.basename(script)], cwd=HERE,
                            stdin=subprocess.DEVNULL, capture_output=True, timeout=TIMEOUT)
    text = result.stderr.decode("utf-8", "replace")
    return text if result.returncode == 0 else f"{text}exit status: {result.returncode}\n"


def read(path):
    if not os.path.exists(path):
        return ""
    with open(path, encoding="utf-8") as f:
        return f.read()


def judge(script, actual, update):
    """Whether the test passes; prints the difference."""
    expected_file = script[:-3] + ".expected"
    expected = read(expected_file)
    failed_run = "exit status: " in actual
    if actual == expected and not failed_run:
        return True
    name = os.path.relpath(script, ROOT)
    if update and not failed_run:
        with open(expected_file, "w", encoding="utf-8") as f:
            f.write(actual)
        print(f"updated {name}")
        return True
    print(f"FAIL {name}")
    lines = [text.splitlines() for text in (expected, actual)]
    diff = list(difflib.unified_diff(*lines, "expected", "taipan", lineterm="", n=2))
    if len(diff) > DIFF_LINES:
        diff[DIFF_LINES:] = [f"... {len(diff) - DIFF_LINES} more lines of difference"]
    for line in diff:
        print("    " + line)
    return False


def main():
    parser = argparse.ArgumentParser(description="Run the golden tests of the bytecode.")
    parser.add_argument("--taipan", default=os.path.join(ROOT, "build", "release", "bin", "taipan"), metavar="PATH")
    parser.add_argument("--update", action="store_true", help="rewrite the expected files")
    parser.add_argument("--filter", default="*", metavar="GLOB", help="only scripts whose name matches")
    args = parser.parse_args()
    taipan = os.path.abspath(args.taipan)
    passed = failed = 0
    for name in sorted(os.listdir(HERE)):
        if not name.endswith(".py") or name == "run.py" or not fnmatch.fnmatch(name[:-3], args.filter):
            continue
        script = os.path.join(HERE, name)
        if judge(script, dump(taipan, script), args.update):
            passed += 1
        else:
            failed += 1
    print(f"golden-bytecode: {passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

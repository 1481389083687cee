"""Run the golden tests: each folder here that has a run.py is one kind of text.

    run.py --bin FOLDER [--update] [KIND...]

FOLDER holds the built programs. A runner gets --taipan (and is expected to find other tools beside it) and --update;
its last line ends with 'N passed, N failed', and so does this one's: the sum.
"""

import argparse
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
RESULT = re.compile(r"(\d+) passed, (\d+) failed$")


def run(kind, options):
    """(passed, failed) of one kind; a runner without a result counts as one failure."""
    command = [sys.executable, os.path.join(HERE, kind, "run.py")] + options
    process = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    output = process.stdout.decode("utf-8", "replace").rstrip("\n")
    print(output)
    match = RESULT.search(output)
    if not match:
        print(f"golden-{kind}: ended with status {process.returncode} and no result")
        return 0, 1
    passed, failed = int(match[1]), int(match[2])
    if process.returncode and not failed:
        print(f"golden-{kind}: exit status {process.returncode} although nothing failed")
        failed = 1
    return passed, failed


def main():
    parser = argparse.ArgumentParser(description="Run the golden tests.")
    parser.add_argument("--bin", default=os.path.join(ROOT, "build", "release", "bin"), metavar="FOLDER")
    parser.add_argument("--update", action="store_true", help="rewrite the expected files")
    present = sorted(k for k in os.listdir(HERE) if os.path.exists(os.path.join(HERE, k, "run.py")))
    parser.add_argument("kinds", nargs="*", metavar="KIND", help="one of: " + " ".join(present))
    args = parser.parse_args()
    if unknown := set(args.kinds) - set(present):
        parser.error(f"unknown kinds: {sorted(unknown)}")
    options = ["--taipan", os.path.join(os.path.abspath(args.bin), "taipan")] + ["--update"] * args.update
    results = [run(kind, options) for kind in args.kinds or present]
    passed, failed = (sum(r[i] for r in results) for i in (0, 1))
    print(f"golden: {passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

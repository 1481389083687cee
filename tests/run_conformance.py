"""Run the shared conformance scripts of the locals models, as far as the list in tests/locals/conformance.txt says.

    run_conformance.py --taipan BIN --list FILE [--jobs N] DIR

DIR holds run.py and its scripts. The list has one glob a line, each with an optional '# reason': scripts that match a
glob run, those that match one with a leading '!' do not, and are named with the reason. A script that no line mentions
is a failure of the list. Each script runs in every mode of the compiler. The last line is 'N passed, N failed'.
"""

import argparse
import fnmatch
import os
import subprocess
import sys


MODES = ["--jit=off", "--jit=on --jit-threshold=50", "--jit=eager", "--jit=eager --deopt-stress=2", "--jit=eager --gc-stress=50",
         "--jit=on --osr-stress"]


def read_list(path):
    """[(glob, wanted, reason)], in the order of the file; a later line wins over an earlier one."""
    rules = []
    with open(path, encoding="utf-8") as f:
        for line in f:
            glob, _, reason = (part.strip() for part in line.partition("#"))
            if glob:
                rules.append((glob.lstrip("!"), not glob.startswith("!"), reason))
    return rules


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--taipan", required=True)
    parser.add_argument("--list", required=True)
    parser.add_argument("--jobs", default="2")
    parser.add_argument("dir")
    args = parser.parse_args()
    rules = read_list(args.list)
    wanted, unlisted = [], []
    for folder, subfolders, names in os.walk(args.dir):
        subfolders.sort()
        for name in sorted(names):
            if not name.endswith(".py") or os.path.samefile(folder, args.dir):
                continue
            verdict = None
            for glob, run, reason in rules:
                if fnmatch.fnmatch(name[:-3], glob):
                    verdict = (run, reason)
            if verdict is None:
                unlisted.append(name)
            elif verdict[0]:
                wanted.append(os.path.join(folder, name))
            else:
                print(f"not run: {name[:-3]} ({verdict[1] or 'no reason given'})")
    for name in unlisted:
        print(f"FAIL {name} is not mentioned in {os.path.basename(args.list)}")
    passed = failed = 0
    for mode in MODES if wanted else []:
        process = subprocess.run(
            [sys.executable, os.path.join(args.dir, "run.py"), "--impl", f"{os.path.abspath(args.taipan)} {mode}",
             "--jobs", args.jobs, "--timeout", "60"] + wanted, stdout=subprocess.PIPE, text=True)
        lines = process.stdout.splitlines()
        try:
            mode_passed, mode_failed = (int(part.split()[0]) for part in lines.pop().split(", "))
        except (IndexError, ValueError):
            mode_passed, mode_failed = 0, 1
        passed += mode_passed
        failed += mode_failed
        print("\n".join([f"with {mode}:"] + lines) if lines else f"with {mode}: passed")
    failed += len(unlisted)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main())

#!/usr/bin/python3.11
"""Which operations of the HIR no test shows: none, or the check fails.

    tests/golden/operations.py                  names them; ends with 'N passed, N failed', one for each operation
    tests/golden/operations.py --where NAME     the tests that show one

An operation is shown by a golden text (hir/, llvm/) that has an instruction of it, or by a unit test of ir/ or jit/ that
builds one (newInstr) or parses one. Comments do not count.
"""

import argparse
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
OPERATION = re.compile(r"^HIR_(?:OP|CALL)\((\w+),", re.M)
# An instruction begins a line of HIR, behind its result if it has one.
INSTRUCTION = re.compile(r"^\s*(?:v\d+:\w = )?([A-Z]\w+)(?: |$)", re.M)
BUILT = re.compile(r"\bnewInstr\([^;]*?\bOp::(\w+)")
LITERAL = re.compile(r'R"\((.*?)\)"|"((?:[^"\\\n]|\\.)*)"', re.S)


def operations():
    return OPERATION.findall((ROOT / "ir" / "Ops.def").read_text(encoding="utf-8"))


def in_golden(text):
    return set(INSTRUCTION.findall(re.sub(r";.*", "", text)))


def in_unit(text):
    """Of C++: instructions in its literals, each of which may be several lines, and those made by hand."""
    text = re.sub(r"^\s*//.*|\s// .*", "", text, flags=re.M)
    found = set(BUILT.findall(text))
    for raw, quoted in LITERAL.findall(text):
        found |= set(INSTRUCTION.findall(raw or quoted.replace("\\n", "\n")))
    return found


def shown():
    """The operations that each test shows, by its path."""
    tests = {}
    for pattern in ("hir/**/*.hir", "hir/**/*.expected", "llvm/*.hir"):
        for path in HERE.glob(pattern):
            tests[path] = in_golden(path.read_text(encoding="utf-8"))
    for folder in ("ir", "jit"):
        for path in (ROOT / "tests" / "unit" / folder).glob("*.cpp"):
            tests[path] = in_unit(path.read_text(encoding="utf-8"))
    return tests


def main():
    parser = argparse.ArgumentParser(description="Operations of the HIR that no test shows.")
    parser.add_argument("--where", metavar="NAME", help="the tests that show this operation")
    args = parser.parse_args()
    tests = shown()
    if args.where:
        for path in sorted(p for p, found in tests.items() if args.where in found):
            print(path.relative_to(ROOT))
        return 0
    found = set().union(*tests.values())
    names = operations()
    missing = [name for name in names if name not in found]
    for name in missing:
        print(f"FAILED {name}: no golden or unit test has an instruction of it")
    print(f"golden-operations: {len(names) - len(missing)} passed, {len(missing)} failed")
    return 1 if missing or not names else 0


if __name__ == "__main__":
    sys.exit(main())

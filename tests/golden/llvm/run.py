#!/usr/bin/python3.11
"""HIR text to LLVM IR text: NAME.hir is lowered by hir-lower and compared with NAME.expected.

    tests/golden/llvm/run.py --bin build/release/bin             compare; ends with `golden-llvm: N passed, N failed`
    tests/golden/llvm/run.py --bin build/release/bin --update    rewrite the expectations
    tests/golden/llvm/run.py --bin … --filter 'list*'            some of them

A first line `; optimised` asks for the code behind LLVM's passes. Expectations hold the functions and the states alone;
metadata is spelled out: `tbaa slot`, `state 3`, `unlikely` (a branch's second target).
"""

import argparse
import difflib
import fnmatch
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).parent


def readable(module):
    """The definitions and the states of a module, with its metadata and attribute groups written where they are used."""
    regions = dict(re.findall(r'^!(\d+) = !\{!"(\w+)", !\d+, i64 0\}$', module, re.M))
    tags = {tag: regions[node] for tag, node in re.findall(r"^!(\d+) = !\{!(\d+), !\2, i64 0\}$", module, re.M)}
    weights = dict(re.findall(r'^!(\d+) = !\{!"branch_weights", i32 (\d+), i32 \d+\}$', module, re.M))
    states = dict(re.findall(r'^attributes #(\d+) = \{ [^"\n]*"statepoint-id"="(\d+)" \}$', module, re.M))
    text = re.sub(r"!tbaa !(\d+)", lambda m: "tbaa " + tags[m[1]], module)
    text = re.sub(r", !prof !(\d+)", lambda m: "" if m[1] not in weights else
                  ", unlikely" if int(weights[m[1]]) > 1 else ", likely", text)
    text = re.sub(r" !prof !\d+ \{", " {", text)
    text = re.sub(r" #(\d+)(?= \[)", lambda m: " state " + states[m[1]], text)
    text = re.sub(r" #\d+", "", text)
    text = re.sub(r" +; preds = .*", "", text)
    text = re.sub(r" dereferenceable\(\d+\)", "", text)
    parts = re.findall(r"^define .*?^\}\n", text, re.M | re.S) + re.findall(r"^; state .*\n(?:;   .*\n)*", text, re.M)
    return "\n".join(parts)


def lower(program, source):
    options = ["-O"] if source.startswith("; optimised") else []
    done = subprocess.run([program, *options], input=source, capture_output=True, text=True, timeout=60)
    return done.stdout and readable(done.stdout), done.stderr, done.returncode


def check(program, path, update):
    """None, or what is wrong."""
    text, errors, status = lower(program, path.read_text())
    if status:
        return errors or f"exit status {status}"
    expectation = path.with_suffix(".expected")
    if update:
        expectation.write_text(text)
        return None
    expected = expectation.read_text() if expectation.exists() else ""
    if text == expected:
        return None
    return "".join(difflib.unified_diff(expected.splitlines(True), text.splitlines(True), expectation.name, "now"))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--taipan", type=pathlib.Path, help="any built program; hir-lower lies beside it")
    parser.add_argument("--bin", type=pathlib.Path, help="folder of hir-lower")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--filter", default="*")
    options = parser.parse_args()
    folder = options.bin or options.taipan.parent
    paths = sorted(p for p in HERE.glob("*.hir") if fnmatch.fnmatch(p.stem, options.filter))
    failed = 0
    for path in paths:
        wrong = check(folder / "hir-lower", path, options.update)
        if wrong:
            failed += 1
            print(f"FAIL {path.name}\n{wrong}")
    print(f"golden-llvm: {len(paths) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

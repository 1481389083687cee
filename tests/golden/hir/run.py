#!/usr/bin/python3.11
"""HIR passes, text in and text out, and the builder on small Python functions.

    tests/golden/hir/run.py --bin build/release/bin             compare; ends with `golden-hir: N passed, N failed`
    tests/golden/hir/run.py --bin build/release/bin --update    rewrite the expected texts
    tests/golden/hir/run.py --bin … --filter 'gvn*'             some of them

PASS-TOPIC.hir   `; RUN: Pass,Pass`, what it shows, the input, a line `; EXPECTED`, the output in full. What is printed is
                 read and printed once more: it must not change.
build/TOPIC.py   a script that makes feedback; `# RUN: function [--loop=N [--hook=NAME]] [--passes=… | --pipeline]` names the function
                 to build and what to do then, once for each such line. TOPIC.expected is the HIR.
"""

import argparse
import difflib
import fnmatch
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
MARK = "; EXPECTED\n"


def run(command, text=None):
    """(output, error message or None)."""
    done = subprocess.run(command, input=text, capture_output=True, text=True, timeout=60)
    if done.returncode:
        return "", (done.stderr or done.stdout or f"exit status {done.returncode}")
    return done.stdout, None


def check_passes(program, path, update):
    source = path.read_text()
    before, _, expected = source.partition(MARK)
    output, error = run([program, "--run-line"], before)
    if error:
        return error
    again, error = run([program], output)
    if error or again != output:
        return error or "printed, read and printed again it differs:\n" + difference(output, again)
    if update:
        path.write_text(before + MARK + output)
        return None
    return None if output == expected else difference(expected, output)


def build(program, path, function, options):
    """(HIR, error message or None)."""
    output, error = run([program, f"--python={path}", f"--function={function}"] + options)
    if error:
        return "", error
    # Class versions count everything that happened since start-up.
    output = re.sub(r"^(  depends (?:classAttributes|objectShape) .*) \d+$", r"\1 VERSION", output, flags=re.M)
    # Read back, it has placeholders for code objects, which cannot tell the names of variables.
    nameless = re.sub(r"(?<=[ \[])(r\d+):[^=]+=", r"\1=", output.replace(" VERSION", " 1"))
    again, error = run([program], nameless)
    if error or again != nameless:
        return "", error or "printed, read and printed again it differs:\n" + difference(nameless, again)
    return output, None


def check_build(program, path, update):
    builds = re.findall(r"^# RUN: (\S+)(.*)$", path.read_text(), re.M)
    if not builds:
        return "no line '# RUN: function …'"
    output = ""
    for function, options in builds:
        text, error = build(program, path, function, options.split())
        if error:
            return error
        output += text
    expectation = path.with_suffix(".expected")
    if update:
        expectation.write_text(output)
        return None
    expected = expectation.read_text() if expectation.exists() else ""
    return None if output == expected else difference(expected, output)


def difference(expected, output):
    lines = difflib.unified_diff(expected.splitlines(), output.splitlines(), "expected", "output", lineterm="")
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description="Golden tests of the HIR.")
    parser.add_argument("--bin", default="build/release/bin")
    parser.add_argument("--taipan", help="the program; hir-opt lies beside it")
    parser.add_argument("--update", action="store_true", help="rewrite the expected texts")
    parser.add_argument("--filter", default="*", help="pattern of names without suffix")
    args = parser.parse_args()
    folder = pathlib.Path(args.taipan).parent if args.taipan else pathlib.Path(args.bin)
    program = str(folder.resolve() / "hir-opt")
    tests = [(p, check_passes) for p in sorted(HERE.glob("*.hir"))]
    tests += [(p, check_build) for p in sorted((HERE / "build").glob("*.py"))]
    passed = failed = 0
    for path, check in tests:
        if not fnmatch.fnmatch(path.stem, args.filter):
            continue
        try:
            problem = check(program, path, args.update)
        except (OSError, subprocess.TimeoutExpired) as e:
            problem = str(e)
        if problem is None:
            passed += 1
            continue
        failed += 1
        print(f"FAILED {path.relative_to(HERE)}\n{problem}\n")
    print(f"golden-hir: {passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

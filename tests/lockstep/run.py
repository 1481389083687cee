"""Compiled frames say what interpreted ones say: run programs in lock-step.

    run.py --taipan BIN [--checks lines,calls] [--modes on,eager,deopt,osr] [--seed N] [--filter GLOB] PATH...

lines   a trace hook looks at all locals of all frames at every event
calls   calls of a function that walks the frames are put at random places of the program, which stays untraced: what compiled
        code says of itself where it is stopped

Each program runs interpreted and in each mode, and the digests that watch.py writes must be the same; of the first that
differ the events are shown. The last line is 'N passed, N failed'.
"""

import argparse
import ast
import fnmatch
import os
import random
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
import run_lang  # noqa: E402

EVERY = 100
MAX_EVENTS = 400_000  # programs that make more are looked at as far as that
TIMEOUT = 120


class Probes(ast.NodeTransformer):
    """Calls of the probe before some of the statements of functions and loops."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.depth = 0

    def _body(self, statements):
        out = []
        for n, statement in enumerate(statements):
            is_docstring = n == 0 and isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
            if not is_docstring and self.random.random() < 0.35:
                call = ast.Call(ast.Attribute(ast.Name("__watch__", ast.Load()), "probe", ast.Load()), [], [])
                out.append(ast.copy_location(ast.Expr(call), statement))
            out.append(statement)
        return out

    def _visit(self, node):
        self.generic_visit(node)
        node.body = self._body(node.body)
        return node

    visit_FunctionDef = visit_For = visit_While = _visit


def instrumented(source, check, seed, shown):
    tree = ast.parse(source)
    if check == "calls":
        tree = Probes(seed).visit(tree)
    start = f"import watch as __watch__; __watch__.{check}({shown[0]}, {shown[1]})"
    at = 0
    for n, statement in enumerate(tree.body):
        is_head = isinstance(statement, ast.ImportFrom) and statement.module == "__future__"
        is_docstring = n == 0 and isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
        at = n + 1 if is_head or is_docstring else at
    tree.body[at:at] = ast.parse(start).body
    return ast.unparse(ast.fix_missing_locations(tree)) + "\n"


class Program:
    def __init__(self, path, args):
        self.path = os.path.abspath(path)
        self.script = run_lang.Script(path)
        self.taipan = args.taipan
        self.seed = args.seed
        self.folder = tempfile.TemporaryDirectory()  # one for all runs: programs see the path of their script
        with open(path, encoding="utf-8") as f:
            self.source = f.read()

    def run(self, check, flags, shown=(-1, -1)):
        """(status, stdout, digests, events) of the program with these flags."""
        script = os.path.join(self.folder.name, os.path.basename(self.path))
        text = instrumented(self.source, check, self.seed, shown)
        with open(script, "w", encoding="utf-8") as f:
            f.write(f"import sys; sys.path[1:1] = [{HERE!r}, {os.path.dirname(self.path)!r}]\n" + text
                    if "__future__" not in text else text)
        command = [self.taipan] + flags + self.script.flags + [script] + self.script.args
        status, out, err = run_lang.execute(command, TIMEOUT)
        lines = err.decode("utf-8", "replace").splitlines()
        digests = [line for line in lines if line.startswith("digest ")][:MAX_EVENTS // EVERY]
        return status, out, digests, [line for line in lines if line.startswith("event ")]

    def complaint(self, check, mode):
        """None if the mode says what the interpreter says; else where it does not."""
        reference = self.run(check, ["--jit=off"])
        found = self.run(check, run_lang.MODES[mode])
        if str(reference[0]).startswith("timed out") or str(found[0]).startswith("timed out"):
            return None if reference[0] == found[0] else f"ended with {found[0]} instead of {reference[0]}"
        if found[:3] == reference[:3]:
            return None
        pairs = zip(reference[2], found[2])
        block = next((n for n, (a, b) in enumerate(pairs) if a != b), None)
        if block is None:
            return f"ended with {found[0]} instead of {reference[0]}, {len(found[2])} digests instead of {len(reference[2])}"
        shown = (block * EVERY + 1, (block + 1) * EVERY)
        expected, got = (self.run(check, flags, shown)[3] for flags in (["--jit=off"], run_lang.MODES[mode]))
        differing = next(((a, b) for a, b in zip(expected, got) if a != b), ("?", "?"))
        return f"\n  interpreted {differing[0]}\n  compiled    {differing[1]}"


def paths_of(args):
    for path in args.paths:
        names = sorted(os.listdir(path)) if os.path.isdir(path) else [None]
        for name in names:
            full = path if name is None else os.path.join(path, name)
            if full.endswith(".py") and fnmatch.fnmatch(os.path.basename(full), args.filter + "*"):
                yield full


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--taipan", required=True)
    parser.add_argument("--checks", default="lines,calls")
    parser.add_argument("--modes", default="on,eager,deopt,osr")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--filter", default="*")
    parser.add_argument("paths", nargs="+")
    args = parser.parse_args()
    args.taipan = os.path.abspath(args.taipan)
    passed = failed = 0
    for path in paths_of(args):
        program = Program(path, args)
        for check in args.checks.split(","):
            if check == "lines" and ("settrace" in program.source or "setprofile" in program.source):
                continue
            for mode in args.modes.split(","):
                complaint = program.complaint(check, mode)
                passed += complaint is None
                failed += complaint is not None
                if complaint:
                    print(f"{program.script.path}: {check}, {mode}: {complaint}", flush=True)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())

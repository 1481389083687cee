"""Random programs under taipan, in every mode, against python3.11; what differs is reduced.

    compare.py --taipan BIN [--seeds FIRST-LAST | --minutes N] [--modes M,M] [--kind KIND] [--jobs N] [--keep DIR]
               [--no-reduce]

Each seed is a program of generate.py, or with --kind traces (or jumps, for hooks that assign f_lineno) one of
generate_traces.py, which prints its events. Standard output, standard error and exit status must be python3.11's. A program
that differs is cut down line by line while it still differs in the same mode, and printed, or kept as a file. With
--minutes, fresh seeds until then; programs that do not end under python3.11 itself are named and not counted.
The last line is 'N passed, N failed', where each program counts once.
"""

import argparse
import collections
import concurrent.futures
import os
import random
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
import run_lang  # noqa: E402
import generate  # noqa: E402
import generate_traces  # noqa: E402

TIMEOUT = 20
NO_ORACLE = "python3.11 itself does not end"


class Runner:
    def __init__(self, taipan, modes):
        self.taipan = os.path.abspath(taipan)
        self.modes = modes

    @staticmethod
    def run(command, source):
        """(status, stdout, stderr) of a program; its file has the same name for everybody."""
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "program.py")
            with open(path, "w", encoding="utf-8") as f:
                f.write(source)
            status, out, err = run_lang.execute(command + [path], TIMEOUT)
        folder = os.path.dirname(path).encode()
        return status, run_lang.ADDRESS.sub(b"0x", out), run_lang.ADDRESS.sub(b"0x", err).replace(folder, b"")

    def oracle(self, source):
        return self.run([run_lang.ORACLE], source)

    def taipan_in(self, mode, source):
        return self.run([self.taipan] + run_lang.MODES[mode], source)

    def difference(self, source, modes=None):
        """The first mode whose result is not the oracle's, or NO_ORACLE; None: all agree."""
        expected = self.oracle(source)
        if isinstance(expected[0], str):
            return NO_ORACLE
        return next((m for m in modes or self.modes if self.taipan_in(m, source) != expected), None)


def indent_of(line):
    return len(line) - len(line.lstrip())


def without(lines, at):
    """The lines without line `at` and the block behind it. A header that loses its whole block gets `pass`."""
    end = at + 1
    while end < len(lines) and (not lines[end].strip() or indent_of(lines[end]) > indent_of(lines[at])):
        end += 1
    rest = lines[:at] + lines[end:]
    if at and lines[at - 1].rstrip().endswith(":") and (at >= len(rest) or indent_of(rest[at]) <= indent_of(lines[at - 1])):
        rest.insert(at, " " * indent_of(lines[at]) + "pass")
    return rest


def reduce(source, still_differs, fixed=0):
    """The first `fixed` lines stay."""
    lines = source.splitlines()
    lines[fixed:] = [line for line in lines[fixed:] if line.strip()]
    changed = True
    while changed:
        changed = False
        at = len(lines)
        while at > fixed:
            at = min(at, len(lines)) - 1
            if at < fixed or lines[at].strip() == "pass":
                continue
            shorter = without(lines, at)
            if still_differs("\n".join(shorter) + "\n"):
                lines, changed = shorter, True
    return "\n".join(lines) + "\n"


KINDS = {
    "values": generate.generate,
    "traces": generate_traces.generate,
    "jumps": lambda seed: generate_traces.generate(seed, jumps=True),
}


def check(runner, kind, seed, reduces):
    """None, or (mode, program) that shows the difference."""
    source = KINDS[kind](seed)
    mode = runner.difference(source)
    if mode is None:
        return None
    if reduces and mode != NO_ORACLE:
        status = runner.oracle(source)[0]
        fixed = 0 if kind == "values" else len(generate_traces.PRELUDE.splitlines())
        source = reduce(source, lambda s: runner.oracle(s)[0] == status and runner.difference(s, [mode]) == mode, fixed)
    return mode, source


def report(seed, mode, source, keep, runner):
    print(f"FAIL seed {seed} [{mode}]")
    if keep:
        os.makedirs(keep, exist_ok=True)
        with open(os.path.join(keep, f"seed{seed}_{mode}.py"), "w", encoding="utf-8") as f:
            f.write(source)
        return
    if source.startswith(generate_traces.PRELUDE):
        print("    (prelude)")
        source_shown = source[len(generate_traces.PRELUDE):]
    else:
        source_shown = source
    print("".join("    " + line + "\n" for line in source_shown.splitlines()))
    if mode == NO_ORACLE:
        return
    results = [runner.oracle(source), runner.taipan_in(mode, source)]
    texts = [(out + err).decode("utf-8", "replace") for _, out, err in results]
    start = max(0, len(os.path.commonprefix(texts)) - 200)
    for name, result, text in zip(("python3.11", "taipan"), results, texts):
        print(f"    --- {name}: {result[0]}, from character {start} on\n" + text[start:start + 1200])


def seeds_of(args):
    if not args.minutes:
        first, _, last = args.seeds.partition("-")
        yield from range(int(first), int(last or first) + 1)
        return
    end = time.monotonic() + 60 * args.minutes
    seed = random.SystemRandom().randrange(10 ** 6, 10 ** 9)
    while time.monotonic() < end:
        yield seed
        seed += 1


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--taipan", required=True)
    parser.add_argument("--seeds", default="1-40")
    parser.add_argument("--minutes", type=float, help="fresh seeds for so long")
    parser.add_argument("--modes", default=",".join(run_lang.MODES))
    parser.add_argument("--kind", choices=KINDS, default="values")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--keep")
    parser.add_argument("--no-reduce", action="store_true")
    args = parser.parse_args()
    runner = Runner(args.taipan, args.modes.split(","))
    count = failed = 0
    with concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
        waiting = collections.deque()

        def take():
            nonlocal count, failed
            seed, future = waiting.popleft()
            found = future.result()
            if args.minutes and found and found[0] == NO_ORACLE:
                return print(f"seed {seed}: {NO_ORACLE}")
            count += 1
            if found:
                failed += 1
                report(seed, *found, args.keep, runner)
                sys.stdout.flush()

        for seed in seeds_of(args):
            waiting.append((seed, pool.submit(check, runner, args.kind, seed, not args.no_reduce)))
            if len(waiting) > 2 * args.jobs:
                take()
        while waiting:
            take()
    print(f"{count - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

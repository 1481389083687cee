"""Random functions of the HIR: executed by a reference, compiled as they are, and compiled behind the passes.

    compare.py --runner BIN [--seeds FIRST-LAST | --minutes N] [--jobs N] [--keep DIR] [--no-reduce]
    compare.py --runner BIN FILE...                 functions of one's own, or that were kept

Each seed is a function of generate.py, run with sixteen choices of arguments; Runner.cpp says what has to agree. With
--minutes, fresh seeds until then. A function that fails is cut down while it fails, and printed, or kept as a file.
The last line is 'N passed, N failed', where each function counts once.
"""

import argparse
import collections
import concurrent.futures
import os
import random
import re
import subprocess
import sys
import threading
import time

import generate

LIFETIME = 400  # functions of one process: compiled code is never freed
TIMEOUT = 20  # seconds, for one function
CONSTANTS = {"i": ["ConstInt 0", "ConstInt 1"], "d": ["ConstDouble 0.0"], "b": ["ConstBool 0", "ConstBool 1"],
             "t": ["ConstTagged None", "ConstTagged 0"]}
DEFINITION = re.compile(r"^  (v\d+):(\w) = (\w+)")


class Server:
    """A runner of each thread, begun again when it dies."""

    def __init__(self, program):
        self.program = program
        self.local = threading.local()

    def answer(self, text):
        process = getattr(self.local, "process", None)
        if process is None or self.local.answers == LIFETIME:
            if process:
                process.stdin.close()
                process.wait()
            process = self.local.process = subprocess.Popen(
                [self.program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            self.local.answers = 0
        self.local.answers += 1
        data = text.encode()
        try:
            process.stdin.write(b"%d\n%s\n" % (len(data), data))
            process.stdin.flush()
        except BrokenPipeError:
            pass
        timer = threading.Timer(TIMEOUT, process.kill)
        timer.start()
        length = process.stdout.readline()
        timer.cancel()
        if length:
            return process.stdout.read(int(length)).decode()
        self.local.process = None
        errors = process.stderr.read().decode("utf-8", "replace")
        return f"died {process.wait()}\n{errors[:2000]}"


# --- cutting down: what is tried need not be valid, the runner refuses it then


def without_edge(lines, at, kept):
    """The branch at a line is a jump to one of its targets; blocks that nobody reaches any more are gone."""
    target = re.findall(r"b\d+", lines[at].split("->")[1])[kept]
    lines = lines[:at] + [f"  Jump -> {target}"] + lines[at + 1:]
    blocks, name = {}, None
    for line in lines:
        if head := re.match(r"(b\d+):", line):
            name = head[1]
            blocks[name] = []
        elif "->" in line:
            blocks[name] = re.findall(r"b\d+", line.split("->")[1])
    reached, work = set(), ["b0"]
    while work:
        name = work.pop()
        if name not in reached:
            reached.add(name)
            work += blocks[name]
    result, name, left = [], "b0", []
    for line in lines:
        if head := re.match(r"(b\d+):(?: <- ([b\d, ]+))?", line):
            name, origins = head[1], head[2].strip().split(", ") if head[2] else []
            left = [n for n, origin in enumerate(origins) if origin in reached and name in blocks[origin]]
            if left:
                line = f"{name}: <- " + ", ".join(origins[n] for n in left) + (" loop" if line.endswith("loop") else "")
        elif " = Phi " in line:
            before, operands, after = re.match(r"(.* = Phi )([v\d, ]+\d)(.*)", line).groups()
            operands = operands.split(", ")
            line = before + ", ".join(operands[n] for n in left) + after
        if name in reached or line.startswith("  state") or line == "}":
            result.append(line)
    return result


def fewer_branches(lines, at):
    if " Branch " in lines[at]:
        yield without_edge(lines, at, 0)
        yield without_edge(lines, at, 1)


def fewer_lines(lines, at):
    if lines[at].startswith("  ") and not lines[at].startswith("  state") and "->" not in lines[at]:
        yield lines[:at] + lines[at + 1:]


def simpler_lines(lines, at):
    line = lines[at]
    match = DEFINITION.match(line)
    if match and not match[3].startswith(("Const", "Phi", "Param", "LoadFunction")):
        for constant in CONSTANTS.get(match[2], []):
            yield lines[:at] + [f"  {match[1]}:{match[2]} = {constant}"] + lines[at + 1:]
    if line.startswith("  state"):
        for register in re.findall(r" r\d+=v\d+", line):
            if register not in (" r1=v2", " r2=v3"):
                yield lines[:at] + [line.replace(register, "", 1)] + lines[at + 1:]


def shrink(lines, ways, fails):
    """Whatever of `ways` keeps the text failing is done, from the last line to the first."""
    at = len(lines)
    while at > 0:
        at = min(at, len(lines)) - 1
        shorter = next((s for s in ways(lines, at) if fails("\n".join(s) + "\n")), None)
        if shorter is not None:
            lines, at = shorter, at + 1
    return lines


def reduce(text, arguments, fails):
    """`arguments`: those that the runner has named."""
    lines = [f"; args {arguments}"] + [line for line in text.splitlines() if not line.startswith("; args")]
    before = None
    while before != lines:
        before = lines
        for ways in (fewer_branches, fewer_lines, simpler_lines):
            lines = shrink(lines, ways, fails)
    used = set(re.findall(r"!(\d+)", "\n".join(lines)))
    return "\n".join(line for line in lines if not line.startswith("  state") or line.split()[1][:-1] in used) + "\n"


def check(server, text, reduces):
    """(answer, the function cut down)."""
    answer = server.answer(text)
    kind = answer.split()[0]
    if kind in ("same", "refused") or not reduces:
        return answer, text
    arguments = re.search(r"^arguments +(.*)$", answer, re.M)
    text = reduce(text, arguments[1] if arguments else "0 0 0", lambda t: server.answer(t).split()[0] == kind)
    return server.answer(text), text


def sources(args):
    """(name, text) of each function, for as long as is asked for."""
    if args.files:
        for path in args.files:
            with open(path, encoding="utf-8") as f:
                yield path, f.read()
        return
    if args.minutes:
        end = time.monotonic() + 60 * args.minutes
        seed = random.SystemRandom().randrange(10 ** 6, 10 ** 9)
        while time.monotonic() < end:
            yield f"seed{seed}", generate.generate(seed)
            seed += 1
        return
    first, _, last = args.seeds.partition("-")
    for seed in range(int(first), int(last or first) + 1):
        yield f"seed{seed}", generate.generate(seed)


def report(name, answer, text, keep):
    print(f"FAIL {name}: {answer}\n")
    if keep:
        os.makedirs(keep, exist_ok=True)
        with open(os.path.join(keep, os.path.basename(name).removesuffix(".hir") + ".hir"), "w", encoding="utf-8") as f:
            f.write(text)
    else:
        print("".join("    " + line + "\n" for line in text.splitlines()))
    sys.stdout.flush()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--runner", required=True, help="the program hir_runner")
    parser.add_argument("--seeds", default="1-300")
    parser.add_argument("--minutes", type=float, help="fresh seeds for so long")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--keep")
    parser.add_argument("--no-reduce", action="store_true")
    parser.add_argument("files", nargs="*")
    args = parser.parse_args()
    server = Server(os.path.abspath(args.runner))
    failed, totals, functions = 0, collections.Counter(), 0
    with concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
        waiting = collections.deque()

        def take():
            nonlocal failed, functions
            name, future = waiting.popleft()
            answer, text = future.result()
            functions += 1
            if answer.startswith("same"):
                totals.update(dict(zip(("runs", "early", "open"), map(int, answer.split()[1:]))))
            else:
                failed += 1
                report(name, answer, text, args.keep)

        for name, text in sources(args):
            waiting.append((name, pool.submit(check, server, text, not args.no_reduce)))
            if len(waiting) > 2 * args.jobs:
                take()
        while waiting:
            take()
    print(f"{totals['runs']} runs, of which {totals['early']} left early and {totals['open']} say nothing")
    print(f"{functions - failed} passed, {failed} failed")
    return 1 if failed or not functions else 0


if __name__ == "__main__":
    sys.exit(main())

"""The programs of perf/programs: what they say about themselves, and measuring them under several Pythons."""

import fnmatch
import os
import re
import statistics
import sys

from running import ORACLE_NAME, ROOT, measure, report_failure

PROGRAMS = os.path.join(ROOT, "perf", "programs")
HEADER = re.compile(r"#\s*(kind|test-size|quick-size)\s*:\s*(\S+)")


class Program:
    """A script of perf/programs with what its first lines say about it."""

    def __init__(self, path, quick):
        self.path = os.path.relpath(path, ROOT)
        self.name = os.path.basename(path)[:-3]
        with open(path, encoding="utf-8") as f:
            header = dict(HEADER.findall("".join(f.readlines()[:10])))
        self.kind = header.get("kind", "general")
        self.args = []
        if quick:
            self.args = [header.get("quick-size") or str(int(header["test-size"]) * 10)]


def find_programs(pattern, quick):
    """`quick`: with small sizes."""
    names = sorted(n for n in os.listdir(PROGRAMS) if n.endswith(".py") and fnmatch.fnmatch(n[:-3], pattern))
    if not names:
        sys.exit(f"no program matches {pattern}")
    programs = [Program(os.path.join(PROGRAMS, n), quick) for n in names]
    return sorted(programs, key=lambda p: (p.kind != "numeric", p.name))


def compare_program(program, implementations, rounds, timeout):
    """All measurements of one program, by implementation: lists of wall and cpu, peak rss_kb, problem."""
    results = {i.name: {"wall": [], "cpu": [], "rss_kb": 0, "problem": None} for i in implementations}
    expected = None
    for _ in range(rounds):
        for implementation in implementations:
            result = results[implementation.name]
            if result["problem"]:
                continue
            run = measure(implementation.command + [program.path] + program.args, timeout)
            if expected is None and not run["problem"]:
                expected = run["out"]
            if run["problem"] or run["out"] != expected:
                result["problem"] = run["problem"] or "wrong output"
                report_failure(program.name, implementation, result["problem"], run["errors"])
                continue
            result["wall"].append(run["wall"])
            result["cpu"].append(run["cpu"])
            result["rss_kb"] = max(result["rss_kb"], run["rss_kb"])
    return results


def speed(results, name):
    """How many times faster than python3.11, by median wall time; None without a valid measurement."""
    base, mine = results[ORACLE_NAME]["wall"], results[name]["wall"]
    if results[name]["problem"] or results[ORACLE_NAME]["problem"] or not base or not mine:
        return None
    return statistics.median(base) / statistics.median(mine)

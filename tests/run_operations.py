#!/usr/bin/python3.11
"""Whether perf/operations works: that it measures, checks and reports, and that every operation computes the same in
python3.11 and Taipan. What it measures is not looked at.

    tests/run_operations.py --taipan build/release/bin/taipan
"""

import argparse
import json
import math
import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TOPICS = os.path.join(ROOT, "perf", "operations_programs")
ORACLE = "/usr/bin/python3.11"
MEASURED = ["arithmetic/int_add", "control/raise_call", "programs/queens"]
UNITS = {"arithmetic/int_add": "ns", "control/raise_call": "ns", "programs/queens": "ms"}
IMPLEMENTATIONS = {"python3.11", "taipan --jit=off", "taipan"}
LOSSES = {"interpreter", "jit", "no_gain"}


def run_operations(labels, taipan, out, *more):
    command = [os.path.join(ROOT, "perf", "operations"), "--warm-up", "0.05", "--rounds", "1", "--filter", ",".join(labels),
               "--taipan", taipan, "--json", "--out", out, *more]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def read_report(out):
    with open(os.path.join(out, "operations.json"), encoding="utf-8") as f:
        return json.load(f)


# ---------------------------------------------------------------------------------------- what the operations compute

def results_of(topic, command):
    """Its output: a line for each operation. With what else there is to say if it failed."""
    run = subprocess.run([*command, topic, "results"], cwd=TOPICS, capture_output=True, text=True, check=False)
    return run.stdout + (f"exit status {run.returncode}\n{run.stderr}" if run.returncode else "")


def check_results(taipan, _):
    """The same everywhere, and never what r was at first: what leaves it alone has no use for what it measures."""
    faults = []
    topics = sorted(f for f in os.listdir(TOPICS) if f.endswith(".py") and f != "measure.py")
    for topic in topics:
        expected = results_of(topic, [ORACLE])
        faults += [f"{topic}: {line}" for line in expected.splitlines() if line.split()[-1] in ("0", "0.0")]
        for option in ("--jit=off", "--jit=on"):
            found = results_of(topic, [taipan, option])
            if found != expected:
                faults.append(f"{topic} {option}:\n{found}python3.11:\n{expected}")
    return faults


# ------------------------------------------------------------------------------------------------- measuring, reports

def check_measured(taipan, out):
    """The faults of a run in which all should be well."""
    run = run_operations(MEASURED, taipan, out)
    if run.returncode:
        return [f"exit status {run.returncode}", run.stdout, run.stderr]
    report = read_report(out)
    faults = []
    if {label: operation["unit"] for label, operation in report["operations"].items()} != UNITS:
        faults.append("the report has other operations")
    for label, operation in report["operations"].items():
        if set(operation["runs"]) != IMPLEMENTATIONS or label not in run.stdout:
            faults.append(f"{label} was not compared")
        for name, entry in operation["runs"].items():
            if entry["problem"] or len(entry["figures"]) != 1 or not math.isfinite(entry["figures"][0]):
                faults.append(f"{label}: {name}: {entry}")
    if set(report["losses"]) != LOSSES:
        faults.append(f"lists of {set(report['losses'])}")
    return faults


def stand_in(out, script):
    """The path of a program in the place of taipan."""
    path = os.path.join(out, "taipan")
    with open(path, "w", encoding="utf-8") as f:
        f.write(f"#!/bin/sh\n{script}\n")
    os.chmod(path, 0o755)
    return path


RESULT = "3500"  # of arithmetic/int_add


def check_losses(_, out):
    """What is slow is listed as that, and the exit status stays 0: a taipan that is fast only with --jit=off."""
    script = f'if [ "$1" = --jit=off ]; then echo 1.0 {RESULT}; else echo 9000.0 {RESULT}; fi'
    run = run_operations(MEASURED[:1], stand_in(out, script), out)
    lost = read_report(out)["losses"]
    if run.returncode == 0 and lost == {"interpreter": [], "jit": MEASURED[:1], "no_gain": MEASURED[:1]}:
        return []
    return [f"exit status {run.returncode}, {lost}", run.stdout, run.stderr]


def check_within_tolerance(_, out):
    """What takes as long as with --jit=off is no gain, unless that is tolerated."""
    path = stand_in(out, f'if [ "$1" = --jit=off ]; then echo 0.4 {RESULT}; else echo 0.39 {RESULT}; fi')
    lost = []
    for tolerance in ("5", "1"):
        run_operations(MEASURED[:1], path, out, "--tolerance", tolerance)
        lost.append(read_report(out)["losses"]["no_gain"])
    return [] if lost == [MEASURED[:1], []] else [str(lost)]


# Stand-ins for taipan, and what the table should call their faults.
STAND_INS = [("exit 3", "exit 3"), ("kill -SEGV $$", "signal 11"), ("echo 1.0 7", "wrong result"),
             ("echo nothing", "no result")]


def check_noticed(script, problem, out):
    """The faults of a run with a taipan that does something wrong."""
    run = run_operations(MEASURED[:1], stand_in(out, script), out)
    found = read_report(out)["operations"][MEASURED[0]]["runs"]["taipan"]["problem"]
    if run.returncode == 1 and found == problem and problem in run.stdout:
        return []
    return [f"instead of '{problem}': {found}, exit status {run.returncode}", run.stdout, run.stderr]


def main():
    parser = argparse.ArgumentParser(description="Check that perf/operations works.")
    parser.add_argument("--taipan", required=True, metavar="PATH")
    args = parser.parse_args()
    taipan = os.path.abspath(args.taipan)
    checks = [("computes the same", check_results, (taipan,)), ("measures", check_measured, (taipan,)),
              ("lists losses", check_losses, (taipan,)), ("tolerates", check_within_tolerance, (taipan,))]
    checks += [(f"notices: {problem}", check_noticed, (script, problem)) for script, problem in STAND_INS]
    failed = 0
    for name, check, arguments in checks:
        with tempfile.TemporaryDirectory() as out:
            faults = check(*arguments, out)
        if faults:
            failed += 1
            print(f"FAILED {name}", *faults, sep="\n")
    print(f"{len(checks) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

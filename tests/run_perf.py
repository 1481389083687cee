#!/usr/bin/python3.11
"""Whether perf/tracing works: that it measures, checks and reports. What it measures is not looked at.

    tests/run_perf.py --taipan build/release/bin/taipan
"""

import argparse
import json
import math
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
KINDS = {"coverage": "hook", "callers_line": "look"}


def run_tracing(programs, taipan, out):
    command = [os.path.join(ROOT, "perf", "tracing"), "--warm-up", "0.1", "--rounds", "1", "--programs", ",".join(programs),
               "--taipan", taipan, "--out", out]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def read_report(out):
    with open(os.path.join(out, "tracing.json"), encoding="utf-8") as f:
        return json.load(f)


def check_measured(taipan, out):
    """The faults of a run in which all should be well."""
    run = run_tracing(KINDS, taipan, out)
    if run.returncode:
        return [f"exit status {run.returncode}", run.stdout, run.stderr]
    faults = []
    report = read_report(out)
    if {name: program["group"] for name, program in report["programs"].items()} != KINDS:
        faults.append("the report has other programs")
    for name, program in report["programs"].items():
        for implementation, entry in program["runs"].items():
            figures = [r[key] for r in entry["runs"] for key in ("ns", "unit_ns", "plain_unit_ns")]
            if entry["problem"] or len(figures) != 3 or not all(math.isfinite(x) for x in figures):
                faults.append(f"{name}: {implementation}: {entry}")
        if not {"python3.11", "taipan"} <= set(program["runs"]) or name not in run.stdout:
            faults.append(f"{name} was not compared")
    if "python3.11" not in report["means"] or not report["expected"]:
        faults.append("no geometric mean")
    root = xml.etree.ElementTree.parse(os.path.join(out, "tracing.svg")).getroot()
    labels = {e.text for e in root.iter("{http://www.w3.org/2000/svg}text")}
    return faults + [f"{name} is not in the plot" for name in KINDS if name not in labels]


# Stand-ins for taipan, and what the table should call their faults.
STAND_INS = [
    ("exit 3", "exit 3"),
    ("""echo '{"ns": 1, "unit_ns": 1, "plain_unit_ns": 0, "result": "499500", "told": "5"}'""", "wrong events"),
    ("""echo '{"ns": 1, "unit_ns": 1, "plain_unit_ns": 0, "result": "7", "told": "6"}'""", "wrong result"),
    ("echo nothing", "no result"),
]


def check_noticed(script, problem, out):
    """The faults of a run with a taipan that does something wrong."""
    path = os.path.join(out, "taipan")
    with open(path, "w", encoding="utf-8") as f:
        f.write(f"#!/bin/sh\n{script}\n")
    os.chmod(path, 0o755)
    run = run_tracing(["coverage"], path, out)
    found = read_report(out)["programs"]["coverage"]["runs"]["taipan"]["problem"]
    if run.returncode == 1 and found == problem and problem in run.stdout:
        return []
    return [f"instead of '{problem}': {found}, exit status {run.returncode}", run.stdout, run.stderr]


def main():
    parser = argparse.ArgumentParser(description="Check that perf/tracing works.")
    parser.add_argument("--taipan", required=True, metavar="PATH")
    args = parser.parse_args()
    checks = [("measures", check_measured, (os.path.abspath(args.taipan),))]
    checks += [(f"notices: {stand_in[1]}", check_noticed, stand_in) for stand_in in STAND_INS]
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

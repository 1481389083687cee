"""Change does not switch the compiler off: run the scripts of tests/recovery and look at what was compiled.

    run_recovery.py --taipan BIN [--filter GLOB] [FOLDER]

Each script changes something, again and again, that compiled code relied upon. What it prints must be what python3.11
prints, and at the end

    the functions named in its line `# compiled: NAME, NAME` have compiled code that is in force, entered by calls,
    nothing was given up for good (`not_compiled`; `<module>` excepted), and
    no function and no loop was compiled more than eight times.

The last line is 'N passed, N failed'.
"""

import argparse
import fnmatch
import json
import os
import re
import sys

import run_lang

FLAGS = ["--jit=on", "--jit-threshold=50", "-X", "jit-sync", "--stats=json"]
MAX_VERSIONS = 8


def wanted(path):
    with open(path, encoding="utf-8") as f:
        match = re.search(r"^# compiled: (.*)$", f.read(), re.M)
    if not match:
        sys.exit(f"{path}: says nothing about what is to be compiled")
    return [name.strip() for name in match[1].split(",")]


def complaints(path, taipan):
    _, expected, _ = run_lang.execute([run_lang.ORACLE, path], 60)
    status, out, err = run_lang.execute([taipan] + FLAGS + [path], 60)
    if status != 0:
        return [f"ended with status {status}: {err[-400:].decode('utf-8', 'replace')}"]
    found = [] if out == expected else ["does not print what python3.11 prints"]
    stats = json.loads(err[err.index(b"{"):])
    installed = {entry["name"] for entry in stats["installed"]}
    found += [f"{name} has no compiled code" for name in wanted(path) if name not in installed]
    found += [f"{entry['name']} was compiled {entry['versions']} times" for entry in stats["installed"]
              if entry["versions"] > MAX_VERSIONS]
    found += [f"{entry['name']} is not compiled: {entry['reason']}" for entry in stats["not_compiled"]
              if entry["name"] != "<module>" and entry["reason"] != "class body"]
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--taipan", required=True)
    parser.add_argument("--filter", default="*")
    parser.add_argument("folder", nargs="?", default=os.path.join(run_lang.ROOT, "tests", "recovery"))
    args = parser.parse_args()
    names = sorted(n for n in os.listdir(args.folder) if n.endswith(".py") and fnmatch.fnmatch(n, args.filter + ".py"))
    failed = 0
    for name in names:
        found = complaints(os.path.join(args.folder, name), args.taipan)
        failed += bool(found)
        for complaint in found:
            print(f"{name}: {complaint}")
    print(f"{len(names) - failed} passed, {failed} failed")
    return 1 if failed or not names else 0


if __name__ == "__main__":
    sys.exit(main())

"""Run GoogleTest programs and add up their results.

    run_unit.py BIN_FOLDER_OR_PROGRAM...

Of a folder, all programs named unit_* run. A program that dies fails the test it was in and all that it did not reach;
a skipped test counts as failed, since nothing may go unchecked without notice.
The last line is 'N passed, N failed'.
"""

import os
import re
import signal
import subprocess
import sys

TOTAL = re.compile(r"\[=+\] Running (\d+) tests? from", re.M)
TIMEOUT = 900


def programs(paths):
    for path in paths:
        if os.path.isdir(path):
            for name in sorted(os.listdir(path)):
                if name.startswith("unit_") and os.access(os.path.join(path, name), os.X_OK):
                    yield os.path.join(path, name)
        else:
            yield path


def run(program):
    """(passed, failed) of one program; prints the output of failing tests."""
    env = dict(os.environ, ASAN_OPTIONS="detect_leaks=0", UBSAN_OPTIONS="print_stacktrace=1")
    try:
        process = subprocess.run([program], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                 env=env, timeout=TIMEOUT)
        status, output = process.returncode, process.stdout.decode("utf-8", "replace")
    except subprocess.TimeoutExpired as expired:
        status, output = "timed out", (expired.stdout or b"").decode("utf-8", "replace")
    name = os.path.basename(program)
    passed = 0
    current = []
    for line in output.splitlines():
        if line.startswith("[ RUN      ]"):
            current = [line]
        elif line.startswith("[       OK ]"):
            passed += 1
            current = []
        elif current and line.startswith(("[  FAILED  ]", "[  SKIPPED ]")):
            print(f"{name}: " + "\n    ".join(current + [line]))
            current = []
        elif current:
            current.append(line)
    if current:
        print(f"{name}: " + "\n    ".join(current[-60:]))
    total = TOTAL.search(output)
    failed = int(total[1]) - passed if total else 1
    if status != 0:
        what = signal.Signals(-status).name if isinstance(status, int) and status < 0 else status
        print(f"{name}: exit status {what}")
        failed = max(failed, 1)
    return passed, failed


def main():
    found = list(programs(sys.argv[1:]))
    if not found:
        sys.exit("no unit test programs found")
    results = [run(program) for program in found]
    passed, failed = (sum(column) for column in zip(*results))
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main())

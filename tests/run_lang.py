"""Run Python scripts under taipan, in several modes, against python3.11.

    run_lang.py --taipan BIN [--modes M,M] [--filter GLOB] [--jobs N] [--timeout S] [--cache DIR] PATH...

A PATH is a script or a folder of scripts (its subfolders hold modules that they import). Each script runs once
under the oracle, /usr/bin/python3.11, whose result is cached by the content of the script, and once under taipan in
each mode. Standard output, exit status and standard error must be the same; addresses (`0x7f...`) count as equal. In
the modes that compile, something must have been compiled, if the script has a loop or calls a function of its own from
two places; if the threshold of the mode is too high for that, the script runs once more with a lower one.

Lines among a script's first comments that change this:

    # modes: off,on          run in these modes alone, for a reason that the script states
    # no-stderr              do not compare standard error
    # compiles-nothing: WHY  nothing need be compiled, though the script has a loop or repeats a call
    # args: A B              arguments for the script
    # test-size: N           the same, for the programs of perf/, whose only argument is their size
    # flags: --option        options for taipan
    # timeout: N             seconds, in each mode

With NAME.out beside NAME.py, that is the expected output, and the oracle is not asked.
The last line is 'N passed, N failed', where each script counts once for each mode.
"""

import argparse
import ast
import concurrent.futures
import difflib
import fnmatch
import hashlib
import json
import os
import re
import resource
import signal
import subprocess
import sys
import time
import warnings

ORACLE = "/usr/bin/python3.11"
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
MODES = {
    "off": ["--jit=off"],
    "on": ["--jit=on", "--jit-threshold=50", "-X", "jit-sync"],  # where code is compiled does not depend on timing
    # On the compiler's own thread, as users have it, but no script gets so far ahead that it ends before its code is there.
    "background": ["--jit=on", "--jit-threshold=20", "-X", "jit-queue=1"],
    "eager": ["--jit=eager"],
    "gc": ["--jit=eager", "--gc-stress=100"],
    "deopt": ["--jit=eager", "--deopt-stress=3"],
    "osr": ["--jit=on", "--osr-stress"],
}
ADDRESS = re.compile(rb"0x[0-9a-f]{6,16}")
LOWEST_THRESHOLD = "--jit-threshold=2"
STATS = b'{"compiled":['  # how what --stats=json prints begins
OPTION = re.compile(r"#\s*(modes|args|test-size|flags|timeout|no-stderr|compiles-nothing)\s*(?::\s*(.*?))?\s*$")
DIFF_LINES = 30


LOOPS = (ast.For, ast.While, ast.ListComp, ast.SetComp, ast.DictComp)


def work_for_the_compiler(text):
    """"loops", if a script has one, and "calls", if a function that it defines is called from two places."""
    try:
        with warnings.catch_warnings(action="ignore"):
            compile(text, "script", "exec")
    except (SyntaxError, ValueError):
        return set()  # it does not start
    nodes = list(ast.walk(ast.parse(text)))
    called = [getattr(n.func, "id", getattr(n.func, "attr", None)) for n in nodes if isinstance(n, ast.Call)]
    defined = [n.name for n in nodes if isinstance(n, ast.FunctionDef)]
    work = set()
    if any(isinstance(n, LOOPS) for n in nodes):
        work.add("loops")
    if any(called.count(name) > 1 for name in defined):
        work.add("calls")
    return work


class Script:
    def __init__(self, path):
        self.path = os.path.relpath(path, ROOT)
        self.modes = list(MODES)
        self.args = []
        self.flags = []
        self.timeout = None
        self.compare_stderr = True
        with open(path, "rb") as f:
            self.content = f.read()
        text = self.content.decode("utf-8", "replace")
        self.work = work_for_the_compiler(text)
        for line in text.splitlines()[:40]:
            if match := OPTION.match(line):
                self._option(match[1], match[2] or "")
        self.expected = None
        self.expected_file = path[:-3] + ".out"
        if not os.path.exists(self.expected_file):
            self.expected_file = None

    def _option(self, name, value):
        words = value.replace(",", " ").split()
        if name == "modes":
            unknown = set(words) - set(MODES)
            if unknown:
                sys.exit(f"{self.path}: unknown modes {sorted(unknown)}")
            self.modes = words
        elif name == "compiles-nothing":
            self.work = set()
        elif name in ("args", "test-size"):
            self.args = value.split()
        elif name == "flags":
            self.flags = value.split()
        elif name == "timeout":
            self.timeout = float(value)
        elif name == "no-stderr":
            self.compare_stderr = False

    def command(self, taipan, mode, *more):
        stats = [] if mode == "off" else ["--stats=json"]
        return [taipan, *MODES[mode], *more, *stats, *self.flags, self.path, *self.args]


def environment():
    env = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    env.update(
        PYTHONDONTWRITEBYTECODE="1",
        PYTHONHASHSEED="0",
        LC_ALL="C.UTF-8",
        # Memory that only the collected heap refers to looks leaked; the heap is not LeakSanitizer's to scan.
        ASAN_OPTIONS="detect_leaks=0:abort_on_error=0:exitcode=99",
        UBSAN_OPTIONS="print_stacktrace=1:exitcode=99",
        TSAN_OPTIONS="exitcode=99",
    )
    return env


ENVIRONMENT = environment()


def execute(command, timeout):
    """(status, stdout, stderr) as bytes; the status is a text when the program did not end by itself."""
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, env=ENVIRONMENT,
        start_new_session=True, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, (0, 0)))
    try:
        out, err = process.communicate(timeout=timeout)
        status = process.returncode
        if status < 0:
            status = f"killed by {signal.Signals(-status).name}"
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        out, err = process.communicate()
        status = f"timed out after {timeout:g} s"
    return status, ADDRESS.sub(b"0x...", out), ADDRESS.sub(b"0x...", err)


def modules_digest(folder, cache={}):
    """Digest of the modules in subfolders of a folder of scripts, which any of the scripts may import."""
    if folder not in cache:
        digest = hashlib.sha256()
        for parent, subfolders, names in os.walk(folder):
            subfolders[:] = sorted(s for s in subfolders if s != "__pycache__")
            for name in sorted(names):
                if parent != folder and name.endswith(".py"):
                    with open(os.path.join(parent, name), "rb") as f:
                        digest.update(name.encode() + b"\0" + f.read())
        cache[folder] = digest.digest()
    return cache[folder]


def expect(script, cache_dir, timeout):
    """Fill in script.expected: [status, stdout, stderr]."""
    if script.expected_file:
        with open(script.expected_file, "rb") as f:
            script.expected = [0, ADDRESS.sub(b"0x...", f.read()), b""]
        script.compare_stderr = False
        return
    key = hashlib.sha256()
    for part in (sys.version.encode(), ROOT.encode(), script.path.encode(), " ".join(script.args).encode(),
                 script.content, modules_digest(os.path.join(ROOT, os.path.dirname(script.path)))):
        key.update(part + b"\0")
    entry = os.path.join(cache_dir, key.hexdigest() + ".json")
    if os.path.exists(entry):
        with open(entry, encoding="ascii") as f:
            status, out, err = json.load(f)
        script.expected = [status, out.encode("latin-1"), err.encode("latin-1")]
        return
    status, out, err = execute([ORACLE, script.path] + script.args, timeout)
    script.expected = [status, out, err]
    if isinstance(status, int):
        with open(entry + ".new", "w", encoding="ascii") as f:
            json.dump([status, out.decode("latin-1"), err.decode("latin-1")], f)
        os.replace(entry + ".new", entry)


def text_diff(expected, actual, what):
    if expected == actual:
        return []
    lines = [text.decode("utf-8", "backslashreplace").splitlines() for text in (expected, actual)]
    diff = list(difflib.unified_diff(*lines, f"{what} of python3.11", f"{what} of taipan", lineterm="", n=2))
    if not diff:
        diff = [f"{what}: differs in line endings or the final newline alone"]
    if len(diff) > DIFF_LINES:
        diff[DIFF_LINES:] = [f"... {len(diff) - DIFF_LINES} more lines of difference"]
    return diff


def take_statistics(err):
    """(what else is on stderr, the line of statistics that taipan printed when the program had ended, or None)."""
    at = err.rfind(STATS)
    if at < 0:
        return err, None
    line, _, rest = err[at:].partition(b"\n")
    return err[:at] + rest, json.loads(line)


def needs_code(script, mode):
    """Whether something has to be compiled."""
    if mode == "off":
        return False
    return "loops" in script.work if mode == "osr" else bool(script.work)


def was_idle(mode, stats):
    """Whether the compiler had nothing to do. In the background a program may end before its last code is ready."""
    if mode == "background" and stats["requested"] <= 3:
        return not stats["requested"]
    return not stats["compiled"]


def judge(script, mode, taipan, timeout):
    """The differences as lines; none when the script passes."""
    if not isinstance(script.expected[0], int):
        return [f"python3.11 itself was {script.expected[0]}"]
    report, stats = compare(script, script.command(taipan, mode), timeout)
    if report or not needs_code(script, mode):
        return report
    if stats and was_idle(mode, stats):
        report, stats = compare(script, script.command(taipan, mode, LOWEST_THRESHOLD), timeout)
    if not report and not stats:
        return ["it printed no statistics"]
    if not report and was_idle(mode, stats):
        return ["nothing was compiled"] + [f"not {e['name']}: {e['reason']}" for e in stats["not_compiled"]]
    return report


def compare(script, command, timeout):
    """(the differences as lines, statistics) of one run."""
    expected_status, expected_out, expected_err = script.expected
    status, out, err = execute(command, timeout)
    err, stats = take_statistics(err) if isinstance(status, int) else (err, None)
    report = text_diff(expected_out, out, "stdout")
    if script.compare_stderr and isinstance(status, int):
        report += text_diff(expected_err, err, "stderr")
    if status != expected_status:
        report.append(f"exit status: {status}, expected {expected_status}")
        if not isinstance(status, int) or status == 99 or not script.compare_stderr:
            report += ["stderr: " + line for line in err.decode("utf-8", "backslashreplace").splitlines()[-25:]]
    return report, stats


def timed(function, *args):
    start = time.monotonic()
    return function(*args), time.monotonic() - start


def discover(paths, pattern):
    for path in paths:
        files = [path]
        if os.path.isdir(path):
            files = sorted(os.path.join(path, name) for name in os.listdir(path) if name.endswith(".py"))
        for file in files:
            if not pattern or fnmatch.fnmatch(os.path.basename(file)[:-3], pattern):
                yield Script(os.path.abspath(file))


def parse_arguments():
    parser = argparse.ArgumentParser(description="Run scripts under taipan against python3.11.")
    parser.add_argument("--taipan", required=True, metavar="BIN")
    parser.add_argument("--modes", metavar="M,M", help="only these of: " + " ".join(MODES))
    parser.add_argument("--filter", metavar="GLOB", help="only scripts whose name matches")
    parser.add_argument("--jobs", type=int, default=2, metavar="N")
    parser.add_argument("--timeout", type=float, default=120, metavar="S")
    parser.add_argument("--cache", default=os.path.join(ROOT, "build", "oracle"), metavar="DIR")
    parser.add_argument("--verbose", action="store_true", help="also name what passes, with times")
    parser.add_argument("paths", nargs="+", metavar="PATH")
    args = parser.parse_args()
    args.modes = args.modes.split(",") if args.modes else list(MODES)
    if unknown := set(args.modes) - set(MODES):
        parser.error(f"unknown modes: {sorted(unknown)}")
    args.taipan = os.path.abspath(args.taipan)
    return args


def main():
    args = parse_arguments()
    os.makedirs(args.cache, exist_ok=True)
    scripts = list(discover(args.paths, args.filter))
    if not scripts:
        sys.exit("no scripts found")
    passed = failed = 0
    first_report = {}
    with concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
        list(pool.map(lambda s: expect(s, args.cache, 300), scripts))
        runs = []
        for script in scripts:
            for mode in (m for m in args.modes if m in script.modes):
                runs.append((script, mode,
                             pool.submit(timed, judge, script, mode, args.taipan, script.timeout or args.timeout)))
        for script, mode, future in runs:
            report, seconds = future.result()
            if not report:
                passed += 1
                if args.verbose:
                    print(f"ok   {script.path} [{mode}] {seconds:.2f} s")
                continue
            failed += 1
            command = script.command(os.path.relpath(args.taipan, ROOT), mode)
            print(f"FAIL {script.path} [{mode}] {' '.join(command)}")
            if first_report.setdefault(script.path, report) is not report and first_report[script.path] == report:
                report = ["the same differences as above"]
            for line in report:
                print("    " + line)
            sys.stdout.flush()
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

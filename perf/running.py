"""What the comparisons of this folder share: which Pythons are compared, how one is run, what machine it is."""

import os
import platform
import re
import subprocess
import sys
import tempfile
import threading
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TAIPAN = os.path.join(ROOT, "build", "release", "bin", "taipan")
ORACLE = "/usr/bin/python3.11"
PYPY = "/usr/bin/pypy3"
ORACLE_NAME = "python3.11"


class Implementation:
    def __init__(self, name, command):
        self.name = name
        self.command = command


def find_peer():
    """A list: pypy3, or nothing if it is not there."""
    if os.access(PYPY, os.X_OK):
        return [Implementation("pypy3", [PYPY])]
    print(f"{PYPY} is not there: compared without it")
    return []


def require(parser, *paths):
    """Ends with the parser's error unless all of these can be executed."""
    for path in paths:
        if not os.access(path, os.X_OK):
            parser.error(f"{path} is not there")


def report_failure(what, implementation, problem, errors):
    sys.stderr.write(f"{what}: {implementation.name}: {problem}\n{errors[-2000:]}")


def environment():
    env = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    env.update(PYTHONDONTWRITEBYTECODE="1", LC_ALL="C.UTF-8")
    return env


ENVIRONMENT = environment()


def measure(command, timeout, folder=ROOT):
    """Runs a command in a folder; a dict of wall, cpu (seconds), rss_kb, out (text), problem (None, or a short text).

    rss_kb is the kernel's maximum, which counts this process before the exec too: it is no less than some 15 MB.
    """
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=err, cwd=folder,
                                   env=ENVIRONMENT)
        killer = threading.Timer(timeout, process.kill)
        killer.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        late = not killer.is_alive()
        killer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        text = out.read().decode("utf-8", "replace")
        errors = err.read().decode("utf-8", "replace")
    problem = None
    if late:
        problem = "timeout"
    elif process.returncode < 0:
        problem = f"signal {-process.returncode}"
    elif process.returncode:
        problem = f"exit {process.returncode}"
    return {"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "rss_kb": usage.ru_maxrss, "out": text,
            "errors": errors, "problem": problem}


def describe_machine():
    model = ""
    with open("/proc/cpuinfo", encoding="utf-8") as f:
        if match := re.search(r"model name\s*:\s*(.*)", f.read()):
            model = match[1]
    return {"cpu": model, "cores": os.cpu_count(), "kernel": platform.release(), "load": os.getloadavg()}


def machine_line(machine):
    return f"{machine['cpu']}, {machine['cores']} cores, load {machine['load'][0]:.2f}"

"""Rewrites syntax_errors.txt: what python3.11 prints for each of its sources. Run with python3.11; review the diff.

In the file a case is the line "=== source", the source, the line "--- python3.11" and the output. A source may hold
\\xNN and \\t escapes and ends, unless its last line ends in \\, with a newline. Cases that differ in a trailing blank
line are the same case."""
import os
import re
import subprocess
import sys
import tempfile

PATH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "syntax_errors.txt")


def unescape(text):
    """As SyntaxErrorsTest.cpp does it."""
    source = re.sub(rb"\\x([0-9a-f]{2})|\\t", lambda m: bytes([int(m[1], 16)]) if m[1] else b"\t", text.encode())
    return source[:-2] if source.endswith(b"\\\n") else source


def python_output(source):
    with tempfile.TemporaryDirectory() as folder:
        folder = os.path.realpath(folder)
        with open(os.path.join(folder, "x.py"), "wb") as file:
            file.write(source)
        done = subprocess.run([sys.executable, "x.py"], cwd=folder, capture_output=True)
        return done.stderr.decode("utf8", "backslashreplace").replace(folder + "/", "")


cases = [case.split("--- python3.11\n")[0] for case in open(PATH, encoding="utf8").read().split("=== source\n")[1:]]
with open(PATH, "w", encoding="utf8") as file:
    for case in cases:
        file.write(f"=== source\n{case}--- python3.11\n{python_output(unescape(case))}")
print(len(cases), "cases")

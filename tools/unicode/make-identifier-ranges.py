"""Writes frontend/IdentifierRanges.inc: which code points may start an identifier, which may continue one and which
are printable. Run with a Python 3.11 (Unicode 14): python3.11 tools/unicode/make-identifier-ranges.py"""
import os
import sys


def ranges(accepts):
    out, start = [], None
    for c in range(128, sys.maxunicode + 2):
        inside = c <= sys.maxunicode and accepts(chr(c))
        if inside and start is None:
            start = c
        elif not inside and start is not None:
            out.append((start, c - 1))
            start = None
    return out


def write(file, name, pairs):
    file.write(f"constexpr Range {name}[] = {{\n")
    line = ""
    for first, last in pairs:
        item = f"{{0x{first:X}, 0x{last:X}}}, "
        if len(line) + len(item) > 116:
            file.write(f"    {line.rstrip()}\n")
            line = ""
        line += item
    file.write(f"    {line.rstrip()}\n}};\n\n")


target = os.path.join(os.path.dirname(__file__), "../../frontend/IdentifierRanges.inc")
with open(target, "w") as file:
    file.write("// Written by tools/unicode/make-identifier-ranges.py. Code points from 128 on; both ends included.\n\n")
    write(file, "kStart", ranges(str.isidentifier))
    write(file, "kContinue", ranges(lambda c: ("a" + c).isidentifier()))
    write(file, "kPrintable", ranges(str.isprintable))

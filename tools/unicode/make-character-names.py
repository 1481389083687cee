"""Writes frontend/CharacterNames.inc: a hash of every Unicode 14 character name (and alias) with its code point.
Run with a Python 3.11: python3.11 tools/unicode/make-character-names.py [file with alias candidates, one a line]

Names of Hangul syllables and unified ideographs follow rules and are not in the table."""
import os
import sys
import unicodedata

MASK = (1 << 64) - 1


def hash43(name):
    """FNV-1a of the upper-case name; the upper 43 of its 64 bits. CharacterNames.cpp computes the same."""
    h = 0xCBF29CE484222325
    for byte in name.encode():
        h = ((h ^ byte) * 0x100000001B3) & MASK
    return h >> 21


names = {}
for c in range(sys.maxunicode + 1):
    name = unicodedata.name(chr(c), "")
    if name and not name.startswith(("CJK UNIFIED IDEOGRAPH-", "HANGUL SYLLABLE ")):
        names[name] = c
for alias in open(sys.argv[1]) if len(sys.argv) > 1 else ():
    alias = alias.strip()
    try:
        found = unicodedata.lookup(alias)
    except KeyError:
        continue
    if len(found) == 1:
        names.setdefault(alias.upper(), ord(found))

rows = sorted(hash43(name) << 21 | c for name, c in names.items())
assert len({row >> 21 for row in rows}) == len(rows), "two names with one hash"
target = os.path.join(os.path.dirname(__file__), "../../frontend/CharacterNames.inc")
with open(target, "w") as file:
    file.write("// Written by tools/unicode/make-character-names.py: hash of the name << 21 | code point, sorted.\n")
    for i in range(0, len(rows), 6):
        file.write(" ".join(f"0x{row:X}," for row in rows[i:i + 6]) + "\n")

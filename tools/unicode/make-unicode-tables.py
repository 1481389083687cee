"""Writes runtime/types/text/UnicodeTables.inc: properties and case mappings of every code point, as str's methods use them.
Run with a Python 3.11 (Unicode 14): python3.11 tools/unicode/make-unicode-tables.py

A code point leads through two tables (block number, then entry of the block) to a record that many code points share:
flags, decimal value, and the distance to its lower, upper, title and folded form. Where a form has several characters, the
record's flag says so and the number is position * 4 + length in kExtendedCase. Properties that no method shows alone
(Cased, Case_Ignorable) are found by what lower() does to a sigma beside the character."""
import os
import sys
import unicodedata

FLAGS = ["Alpha", "Decimal", "Digit", "Numeric", "Lower", "Upper", "Title", "Space", "Printable", "IdStart", "IdContinue",
         "CaseIgnorable", "LongLower", "LongUpper", "LongTitle", "LongFold"]
BIT = {name: 1 << i for i, name in enumerate(FLAGS)}

extended = []
extended_at = {}


def case_form(c, text, long_flag):
    """(number of the record, flag) for the mapping of code point c to text."""
    if len(text) == 1:
        return ord(text) - c, 0
    if text not in extended_at:
        extended_at[text] = len(extended)
        extended.extend(map(ord, text))
    return extended_at[text] * 4 + len(text), BIT[long_flag]


def case_ignorable(s, cased):
    if cased:
        return (s + "Σ").lower()[-1] == "σ"
    return ("AΣ" + s + "A").lower()[1] == "σ"


def record(c):
    s = chr(c)
    title = unicodedata.category(s) == "Lt"
    tests = [("Alpha", s.isalpha()), ("Decimal", s.isdecimal()), ("Digit", s.isdigit()), ("Numeric", s.isnumeric()),
             ("Lower", s.islower()), ("Upper", s.isupper()), ("Title", title), ("Space", s.isspace()),
             ("Printable", s.isprintable()), ("IdStart", s.isidentifier()), ("IdContinue", ("a" + s).isidentifier()),
             ("CaseIgnorable", case_ignorable(s, s.islower() or s.isupper() or title))]
    flags = sum(BIT[name] for name, holds in tests if holds)
    numbers = []
    for text, flag in ((s.lower(), "LongLower"), (s.upper(), "LongUpper"), (s.title(), "LongTitle"),
                       (s.casefold(), "LongFold")):
        number, bit = case_form(c, text, flag)
        numbers.append(number)
        flags |= bit
    return (flags, unicodedata.decimal(s, 0), *numbers)


def array(file, ctype, name, items):
    file.write(f"constexpr {ctype} {name}[] = {{\n")
    line = ""
    for item in items:
        item = f"{item},"
        if len(line) + len(item) > 116:
            file.write(f"    {line}\n")
            line = ""
        line += item
    file.write(f"    {line}\n}};\n\n")


def split(indices, shift):
    size = 1 << shift
    blocks, first = {}, []
    for at in range(0, len(indices), size):
        first.append(blocks.setdefault(tuple(indices[at:at + size]), len(blocks)))
    return first, [i for block in blocks for i in block]


records, indices = {}, []
for c in range(sys.maxunicode + 1):
    indices.append(records.setdefault(record(c), len(records)))
shift = min(range(4, 10), key=lambda n: sum(map(len, split(indices, n))))
first, second = split(indices, shift)

target = os.path.join(os.path.dirname(__file__), "../../runtime/types/text/UnicodeTables.inc")
with open(target, "w") as file:
    file.write("// Written by tools/unicode/make-unicode-tables.py from the properties of Unicode "
               f"{unicodedata.unidata_version}.\n\n")
    for i, name in enumerate(FLAGS):
        file.write(f"constexpr uint16_t kFlag{name} = {1 << i};\n")
    file.write(f"constexpr unsigned kBlockShift = {shift};\n\n")
    array(file, "Record", "kRecords", ("{" + ",".join(map(str, r)) + "}" for r in records))
    array(file, "uint32_t", "kExtendedCase", extended)
    array(file, "uint8_t" if max(first) < 256 else "uint16_t", "kBlocks", first)
    array(file, "uint8_t" if len(records) <= 256 else "uint16_t", "kEntries", second)
print(f"{len(records)} records, {len(first)} blocks of {1 << shift}, {len(second)} entries")

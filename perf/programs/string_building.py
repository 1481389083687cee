# kind: general
# test-size: 3500
"""Building, splitting, searching and formatting strings.

Writes records as text in four ways, parses them back, and tallies the fields.
Prints lengths and checksums.
"""

import sys

NAMES = ["ada", "brook", "cyan", "delta", "ember", "flint", "grove", "heath"]


def record_by_fstring(index):
    return f"{index:06d};{NAMES[index % 8]};{index / 8:.3f};{index * index:x}"


def record_by_percent(index):
    return "%06d;%s;%.3f;%x" % (index, NAMES[index % 8], index / 8, index * index)


def record_by_format(index):
    return "{:06d};{};{:.3f};{:x}".format(index, NAMES[index % 8], index / 8, index * index)


def record_by_concatenation(index):
    fields = str(index).rjust(6, "0") + ";" + NAMES[index % 8]
    fraction = str(index % 8 * 125).rjust(3, "0")
    return fields + ";" + str(index // 8) + "." + fraction + ";" + hex(index * index)[2:]


def tally(text):
    """Sum of indices, sum of hexadecimal fields, and letters in upper-cased names."""
    indices = 0
    squares = 0
    letters = 0
    for line in text.split("\n"):
        index, name, fraction, square = line.strip().split(";")
        indices += int(index)
        squares += int(square, 16)
        for letter in name.upper():
            if letter >= "E":
                letters += 1
        if not fraction.endswith("0") and "." in fraction:
            letters += 1
    return indices, squares, letters


def checksum(text):
    value = 7
    for character in text:
        value = (value * 31 + ord(character)) & 0xFFFFFF
    return value


def caesar(text, shift):
    """Shifts letters one by one; other characters stay."""
    result = ""
    for character in text:
        if "a" <= character <= "z":
            character = chr((ord(character) - 97 + shift) % 26 + 97)
        result += character
    return result


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 350000
    for make in (record_by_fstring, record_by_percent, record_by_format,
                 record_by_concatenation):
        lines = []
        for index in range(count):
            lines.append(make(index))
        text = "\n".join(lines)
        print(len(text), tally(text), checksum(text[:count * 4]))
    secret = "\n".join([caesar(line, 3) for line in lines])
    print(checksum(secret), checksum(secret.replace(";", ", ").title()))


if __name__ == "__main__":
    main()

"""A small program: word statistics, justified text, ciphers, a table."""

TEXT = """It was a bright cold day in the garden, and the clocks were counting.
Nobody counted the clocks; the clocks counted the days, and the days -- well,
the days simply went by. "How many?" asked the gardener. Nobody knew."""


def words(text):
    out = []
    current = ""
    for c in text + " ":
        if c.isalpha():
            current += c.lower()
        elif current:
            out.append(current)
            current = ""
    return out


def frequencies(items):
    counts = {}
    for item in items:
        counts[item] = counts.get(item, 0) + 1
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def justify(text, width):
    lines, line = [], []
    for word in text.split():
        if sum(map(len, line)) + len(line) + len(word) > width:
            lines.append(line)
            line = []
        line.append(word)
    for parts in lines:
        gaps = len(parts) - 1
        spaces = width - sum(map(len, parts))
        out = parts[0]
        for i, part in enumerate(parts[1:]):
            out += " " * (spaces // gaps + (1 if i < spaces % gaps else 0)) + part
        print("|" + out + "|")
    print("|" + " ".join(line).ljust(width) + "|")


def caesar(text, key):
    def shift(c):
        if c.isupper():
            return chr((ord(c) - 65 + key) % 26 + 65)
        if c.islower():
            return chr((ord(c) - 97 + key) % 26 + 97)
        return c
    return "".join([shift(c) for c in text])


def run_length(text):
    out = []
    for c in text:
        if out and out[-1][0] == c:
            out[-1][1] += 1
        else:
            out.append([c, 1])
    return "".join([c + (str(n) if n > 1 else "") for c, n in out])


def table(rows):
    widths = [max([len(str(row[i])) for row in rows]) for i in range(len(rows[0]))]
    for row in rows:
        print(" | ".join([f"{value:<{w}}" if isinstance(value, str) else f"{value:>{w}}" for value, w in zip(row, widths)]))


found = words(TEXT)
print(len(found), len(set(found)), frequencies(found)[:6])
justify(TEXT, 40)
print(caesar(TEXT[:20], 3), caesar(caesar(TEXT, 5), -5) == TEXT, run_length("aaabccdddd"), run_length(""))
table([("word", "n", "ratio")] + [(w, n, round(n / len(found), 3)) for w, n in frequencies(found)[:5]])
print(max(found, key=len), sorted(set(map(len, found))), " ".join(reversed(found[:6])), TEXT.count("clocks"), [i for i, w in enumerate(found) if w == "days"])
longest = ""
for i in range(len(TEXT)):
    for j in range(i + 3, min(i + 12, len(TEXT))):
        part = TEXT[i:j]
        if part == part[::-1] and len(part) > len(longest):
            longest = part
print(repr(longest), TEXT.title()[:30], TEXT.upper().swapcase()[:20], repr(TEXT.splitlines()[1].partition(";")))

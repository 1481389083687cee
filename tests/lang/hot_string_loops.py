"""Strings in hot loops: scanning, comparing, building, wider characters late."""


def scan(text):
    vowels = digits = other = 0
    for c in text:
        if c in "aeiou":
            vowels += 1
        elif c.isdigit():
            digits += 1
        else:
            other += 1
    return vowels, digits, other


def index_scan(text):
    h = 0
    for i in range(len(text)):
        h = (h * 31 + ord(text[i])) % 1000000007
    return h


def compare_neighbours(text):
    up = same = 0
    for i in range(1, len(text)):
        if text[i - 1] < text[i]:
            up += 1
        elif text[i - 1] == text[i]:
            same += 1
    return up, same


def build(n, wide_at):
    out = ""
    for i in range(n):
        out += "\u4e2d" if i == wide_at else chr(97 + i % 26)
    return len(out), index_scan(out)


def build_keeps(n):
    out = ""
    kept = []
    for i in range(n):
        out += "ab"
        if i % 3000 == 0:
            kept.append(out)
    return [len(k) for k in kept], kept[1] == "ab" * 3001


def as_keys(n):
    counts = {}
    for i in range(n):
        key = "k" + str(i % 50)
        counts[key] = counts.get(key, 0) + 1
    return len(counts), counts["k7"]


def split_join(n):
    total = 0
    for i in range(n):
        parts = ("%d,%d,%d" % (i, i + 1, i + 2)).split(",")
        total += int(parts[1]) + len("-".join(parts))
    return total


def formats(n):
    size = 0
    for i in range(n):
        size += len(f"{i:5d}|{i / 7:.3f}|{i!r}") + len("%s:%05d" % (i, i)) + len("{:>8}".format(i))
    return size


def becomes_int(n):
    x = "a"
    for i in range(n):
        x = x + "b" if i % 100 else "a"
        if i == n - 1:
            x = len(x)
    return x


def methods(words, n):
    out = 0
    for i in range(n):
        w = words[i % len(words)]
        out += w.upper().find("B") + w.count("a") + len(w.strip()) + w.startswith("a") + (w * 2).rfind("c") + len(w.replace("a", "xy"))
    return out


ascii_text = "the quick brown fox 0123 " * 500
wide_text = ascii_text + "\u4e2d\U0001f40d"
print(scan(ascii_text), scan(wide_text), index_scan(ascii_text), index_scan(wide_text), index_scan(""), compare_neighbours(ascii_text), compare_neighbours(wide_text))
print(build(8000, -1), build(8000, 7990), build(8000, 0), build_keeps(10000), as_keys(20000), split_join(4000), formats(3000), becomes_int(20000))
print(methods([" abc ", "cab", "", "\u00e9a", "bbb"], 5000))
for bad in (5, None, ["a", "b", 7]):
    try:
        index_scan(bad)
    except TypeError as error:
        print(error)

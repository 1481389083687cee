"""Slices of strs, lists and tuples in hot loops: bounds of every kind, and sequences that change in between."""

TEXT = "héllo wörld, " * 3


def cut(sequence, start, stop):
    return sequence[start:stop]


def ends(sequence):
    return sequence[1:-1], sequence[:3], sequence[-2:], sequence[:], sequence[5:2], sequence[100:], sequence[:-100]


def sums(n):
    items = list(range(20))
    total = 0
    for i in range(n):
        for x in items[i % 7:i % 11]:
            total += x
        items[i % 20] = total % 97
        total += len(items[:i % 25]) + len(items[-(i % 30):])
    return total


def words(n):
    found = {}
    text = "the quick brown fox"
    for i in range(n):
        word = text[i % 19:i % 19 + 3]
        found[word] = found.get(word, 0) + 1
    return sorted(found.items())


def same(n):
    """A whole tuple or str is itself, a whole list a copy."""
    t, s, l = (1, 2, 3), "abc", [1, 2, 3]
    alike = 0
    for i in range(n):
        alike += (t[:] is t) + (s[0:3] is s) + (l[:] is l) + (l[:] == l)
    return alike


class Index:
    def __init__(self, i):
        self.i = i

    def __index__(self):
        return self.i


print(sums(500), words(400), same(300))
for sequence in (TEXT, "ascii only", list("abcdefgh"), tuple(range(9)), "", [], ()):
    for _ in range(30):
        result = ends(sequence)
    print(result)
for sequence in ("abcdefghij", list(range(10)), tuple(range(10))):
    for bounds in [(1, 4)] * 60 + [(None, 3), (2, None), (-3, -1), (1 << 70, None), (None, 1 << 70), (-(1 << 70), 2),
                                   (True, 5), (Index(2), Index(-2)), (0, 0), (9, 3)]:
        result = cut(sequence, *bounds)
    print(result, cut(sequence, Index(3), None), cut(sequence, -4, 1 << 62))
for bad in ((1.5, 2), ("a", None), (None, [])):
    try:
        cut([1, 2, 3], *bad)
    except TypeError as e:
        print(e)


class Own:
    def __getitem__(self, key):
        return key


for _ in range(40):
    own = cut(Own(), 1, 2)
print(own, cut(Own(), None, "x"))


def tagged(name):
    return name == "<" + name[1:-1] + ">"


def known(n):
    """A name that is known when this is compiled, so that the comparison is decided."""
    hits = 0
    for i in range(n):
        hits += tagged("<name>") + 2 * tagged("name>") + 4 * tagged("<") + 8 * tagged("<>") + 16 * tagged("<é€𝄞>")
    return hits


print(known(300))

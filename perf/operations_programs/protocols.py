"""What classes define with double underscores."""

from measure import main, operation


class Vector:
    def __init__(self, x):
        self.x = x

    def __add__(self, other):
        return Vector(self.x + other.x)

    def __radd__(self, other):
        return Vector(self.x + other)

    def __sub__(self, other):
        return self.x - other.x

    def __mul__(self, factor):
        return self.x * factor

    def __rmul__(self, factor):
        return self.x * factor

    def __iadd__(self, n):
        self.x += n
        return self

    def __neg__(self):
        return -self.x

    def __eq__(self, other):
        return self.x == other.x

    def __lt__(self, other):
        return self.x < other.x

    def __hash__(self):
        return self.x & 1023

    def __call__(self, n):
        return self.x + n

    def __bool__(self):
        return self.x > 3

    def __str__(self):
        return "v"

    def __repr__(self):
        return "V"

    def __format__(self, spec):
        return "f"

    def __int__(self):
        return self.x

    def __float__(self):
        return self.x * 0.5

    def __index__(self):
        return self.x

    def __abs__(self):
        return self.x


class Box:
    def __init__(self):
        self.items = list(range(64))

    def __getitem__(self, k):
        return self.items[k]

    def __setitem__(self, k, value):
        self.items[k] = value

    def __delitem__(self, k):
        self.items[k] = 0

    def __len__(self):
        return len(self.items)

    def __contains__(self, value):
        return value < 30

    def __iter__(self):
        return iter(self.items)


class OldIteration:
    def __getitem__(self, k):
        if k == 10:
            raise IndexError
        return k


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n


class MyList(list):
    pass


class MyDict(dict):
    def __missing__(self, key):
        return 3


class MyInt(int):
    pass


EIGHT = "a = [Vector(k) for k in range(8)]"
BOX = "b = Box()"

operation("add", "r += (a[i & 7] + a[3]).x", EIGHT)
operation("add_reflected", "r += (i + a[3]).x", EIGHT)
operation("sub", "r += a[i & 7] - a[3]", EIGHT)
operation("mul", "r += a[i & 7] * 3", EIGHT)
operation("mul_reflected", "r += 3 * a[i & 7]", EIGHT)
operation("add_in_place", "v += i\nr ^= v.x", "v = Vector(1)")
operation("neg", "r += -a[i & 7]", EIGHT)
operation("eq", "if a[i & 7] == a[3]: r += 1", EIGHT)
operation("ne_from_eq", "if a[i & 7] != a[3]: r += 1", EIGHT)
operation("lt", "if a[i & 7] < a[3]: r += 1", EIGHT)
operation("gt_reflected", "if a[i & 7] > a[3]: r += 1", EIGHT)
operation("sort_by_lt", "b = a[i & 3:]\nb.sort()\nr += b[2].x", "a = [Vector(k * 7919 % 31) for k in range(20)]")
operation("min_by_lt", "a[0].x = i & 7\nr += min(a).x", EIGHT)
operation("in_list_by_eq", "if a[i & 7] in b: r += 1", EIGHT + "\nb = [Vector(k) for k in range(6)]")
operation("hash", "r += hash(a[i & 7])", EIGHT)
operation("call", "r += a[i & 7](i)", EIGHT)
operation("bool", "if a[i & 7]: r += 1", EIGHT)
operation("not_bool", "if not a[i & 7]: r += 1", EIGHT)
operation("str", "r += len(str(a[i & 7]))", EIGHT)
operation("repr", "r += len(repr(a[i & 7]))", EIGHT)
operation("format", "r += len(f'{a[i & 7]}')", EIGHT)
operation("int", "r += int(a[i & 7])", EIGHT)
operation("float", "r += float(a[i & 7])", EIGHT)
operation("index", "r += b[a[i & 7]]", EIGHT + "\nb = list(range(8))")
operation("abs", "r += abs(a[i & 7])", EIGHT)
operation("getitem", "r += b[i & 63]", BOX)
operation("setitem", "b[i & 63] = i\nr ^= i", BOX)
operation("delitem", "del b[i & 63]\nr ^= i", BOX)
operation("len", "r += len(b) + i", BOX)
operation("contains", "if i & 63 in b: r += 1", BOX)
operation("iter", "for x in b: r += x", BOX, count=64)
operation("getitem_iteration", "for x in b: r += x", "b = OldIteration()", count=10)
operation("next", "for x in Countdown(50): r += x", count=50)
operation("next_list", "r += len(list(Countdown(50)))", count=50)
operation("list_subclass_index", "r += a[i & 7]", "a = MyList(range(8))")
operation("list_subclass_append", "a.append(i)\nif i & 63 == 63: r += len(a); a.clear()", "a = MyList()")
operation("list_subclass_for", "for x in a: r += x", "a = MyList(range(100))", count=100)
operation("dict_subclass_get", "r += d[i & 7]", "d = MyDict({k: k for k in range(8)})")
operation("dict_missing", "r += d[i | 8]", "d = MyDict()")
operation("int_subclass_add", "r += x + i", "x = MyInt(5)")

main(globals())

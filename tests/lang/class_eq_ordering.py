"""__eq__, __ne__, __lt__ and friends, sorting with them, hashing with __eq__."""


class Version:
    def __init__(self, major, minor):
        self.major = major
        self.minor = minor

    def key(self):
        return (self.major, self.minor)

    def __eq__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.key() == other.key()

    def __lt__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.key() < other.key()

    def __le__(self, other):
        return self == other or self < other

    def __hash__(self):
        return hash(self.key())

    def __repr__(self):
        return "v%d.%d" % self.key()


class OnlyLess:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n < other.n

    def __repr__(self):
        return "L%d" % self.n


class Odd:
    """Comparison results that are no booleans."""

    def __eq__(self, other):
        return "equal"

    def __lt__(self, other):
        return []

    def __ne__(self, other):
        return 0


def attempt(operation):
    try:
        print(operation())
    except TypeError as error:
        print("TypeError", error)


a, b, c = Version(1, 2), Version(1, 10), Version(1, 2)
print(a == c, a != c, a == b, a != b, a < b, a > b, a <= c, a >= c, b >= a, a is c)
print(sorted([b, a, Version(0, 9)]), max(a, b), min([b, a]), a in [c], [b, c].index(a), {a: 1}[c], len({a, b, c}), [a, b] == [c, b], (a, 1) < (b, 0))
print(a == 1, a != 1, 1 == a, a == None, [a] == [1])
attempt(lambda: a < 1)
attempt(lambda: 1 > a)
attempt(lambda: a > 1)
attempt(lambda: sorted([a, 1]))
print(sorted([OnlyLess(3), OnlyLess(1), OnlyLess(2)]), OnlyLess(1) > OnlyLess(2), OnlyLess(2) > OnlyLess(1), max([OnlyLess(3), OnlyLess(5)]), min([OnlyLess(3), OnlyLess(5)]))
attempt(lambda: OnlyLess(1) <= OnlyLess(2))
odd = Odd()
print(odd == 1, odd < 1, odd != 1, not odd == 1, "in" if odd in [5] else "not in", 5 == odd, 5 > odd)
attempt(lambda: hash(odd))
attempt(lambda: {odd: 1})


class Parent:
    def __eq__(self, other):
        return "parent eq"

    def __lt__(self, other):
        return "parent lt"

    def __gt__(self, other):
        return "parent gt"


class Child(Parent):
    def __eq__(self, other):
        return "child eq"

    def __gt__(self, other):
        return "child gt"


print(Parent() == Child(), Child() == Parent(), Parent() < Child(), Child() < Parent(), Parent() > Child(), Parent() == 1, 1 == Parent(), 1 < Parent(), 1 > Parent())

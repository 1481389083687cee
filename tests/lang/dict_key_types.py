"""Keys of many types in one dict; keys that compare equal; keys with own hashing."""


class Key:
    def __init__(self, name, group):
        self.name = name
        self.group = group

    def __hash__(self):
        return self.group

    def __eq__(self, other):
        return isinstance(other, Key) and self.name == other.name

    def __repr__(self):
        return "Key(%s)" % self.name


class Loud:
    """Says when it is compared; equal keys are found by hash first."""

    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return 7

    def __eq__(self, other):
        print("compare", self.value, other.value)
        return self.value == other.value


d = {0: "int", "0": "str", 0.5: "float", None: "none", (0,): "tuple", False: "bool replaces int", "": "empty",
     (): "empty tuple", len: "builtin", int: "type", 2 ** 80: "big", -1: "minus one", -2: "minus two"}
print(len(d), d[0], d[0.0], d[None], d[(0,)], d[()], d[len], d[int], d[2 ** 80], d[-1], d[-2], d[""], d[False])
print(2.0 ** 80 in d, (0.0,) in d, "a" in d, 1 in d, (False,) in d)

collisions = {Key("k%d" % i, i % 2): i for i in range(20)}
print(len(collisions), collisions[Key("k7", 1)], Key("k7", 0) in collisions, Key("k3", 1) in collisions)
del collisions[Key("k3", 1)]
print(Key("k3", 1) in collisions, len(collisions), collisions.get(Key("k5", 1)), list(collisions)[:4])

loud = {}
one, two = Loud(1), Loud(2)
loud[one] = "one"
loud[two] = "two"
print(loud[one])
print(loud[Loud(2)])

by_tuple = {}
for x in range(3):
    for y in range(3):
        by_tuple[x, y] = x * y
print(by_tuple[2, 2], by_tuple[(1, 2)], (3, 3) in by_tuple, len(by_tuple))
words = {}
for word in "the cat and the dog and the bird".split():
    words[word] = words.get(word, 0) + 1
print(words)
a = "ab"
b = "".join(["a", "b"])
print({a: 1}[b], {a: 1} == {b: 1}, b in {a})


class Failing:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        raise ValueError("compared")


try:
    print({Failing(): 1, 1: 2})
except ValueError as error:
    print("ValueError", error)

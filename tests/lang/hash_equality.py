"""Equal values hash alike, whatever their type; unhashable types say so."""


def attempt(operation):
    try:
        print(operation())
    except TypeError as error:
        print("TypeError", error)


print(hash(1) == hash(1.0) == hash(True), hash(0) == hash(0.0) == hash(-0.0) == hash(False))
print(hash(2 ** 70) == hash(2.0 ** 70), hash(-1), hash(-2), hash(-1.0), hash(2 ** 61 - 1), hash(2 ** 61), hash(-(2 ** 61)))
print(hash(0.5), hash(-0.5), hash(1.5), hash(2 ** 100), hash(10 ** 30), hash(1e30) == hash(int(1e30)), hash(2 ** 63))
print(hash("abc") == hash("ab" + "c"), hash("") == hash(""), hash(()) == hash(()), hash((1, 2)) == hash((1.0, 2)))
print(hash((1, (2, "x"))) == hash((True, (2.0, "x"))), hash(None) == hash(None), hash(len) == hash(len))
table = {1: "int", "1": "str", (1,): "tuple", None: "none"}
table[1.0] = "float"
table[True] = "bool"
print(table, table[1], list(table)[0], type(list(table)[0]))
print({1, 1.0, True}, {0, False, 0.0, -0.0}, len({(1, 2), (1.0, 2.0)}), 2.0 in {2: 1}, (1.0,) in {(1,)})
attempt(lambda: hash([]))
attempt(lambda: hash({}))
attempt(lambda: hash(set()))
attempt(lambda: hash((1, [2])))
attempt(lambda: {[]: 1})
attempt(lambda: {{}})
attempt(lambda: {}[[]])
attempt(lambda: [] in {})
attempt(lambda: {1: 2}.get({}))
attempt(lambda: {(1, {}): 2})


class Same:
    def __init__(self, key):
        self.key = key

    def __eq__(self, other):
        return isinstance(other, Same) and self.key == other.key

    def __hash__(self):
        return hash(self.key) + 1


class NoHash:
    def __eq__(self, other):
        return True


class BadHash:
    def __hash__(self):
        return "text"


print({Same(1): "a"}[Same(1.0)], Same(2) in {Same(2)}, len({Same(i % 3) for i in range(10)}))
print(hash(Same(2 ** 61 - 3)), NoHash.__hash__)
attempt(lambda: hash(NoHash()))
attempt(lambda: {NoHash()})
attempt(lambda: hash(BadHash()))

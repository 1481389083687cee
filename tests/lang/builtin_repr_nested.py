"""repr of nested containers, long ones, recursive ones, and quoting inside of them."""

print([1, [2, (3, {4: {5, }}), "six"], {"k": [None, True]}], ((), [], {}, set()), (1,), ((1,),), [[]], {(): []})
print(["it's", 'say "x"', "both ' \"", "\n", "\\", "\t\x00", "\u00e9", ""], {"a'b": 'c"d'}, ("\u200b", "\U0001f40d"))
print([1.0, -0.0, 1e100, float("inf"), float("nan")], [10 ** 20, -5, True], [None, NotImplemented, int, len])
a = [1, 2]
a.append(a)
d = {"d": None}
d["d"] = d
t = ([],)
t[0].append(t)
print(a, d, t, [a, a], {"a": a})
b, c = [], []
b.append(c)
c.append(b)
print(b, c)
print(str([str(1), repr("x")]), repr(repr("x")), repr([repr("'")]), len(repr(list(range(1000)))), repr(list(range(12)))[-12:])
deep = []
for i in range(50):
    deep = [deep, i]
print(deep)
print({1: "a", 2.5: "b", "c": (1,), (1, 2): [3]}, dict([(None, None)]), {True: False}, {"x": {"y": {"z": {}}}})

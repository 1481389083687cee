"""Every method of dict, construction, views, errors."""


def attempt(operation):
    try:
        print(operation())
    except (KeyError, TypeError, ValueError, AttributeError, RuntimeError) as error:
        print(type(error).__name__, error)


d = {"a": 1, "b": 2}
print(d.get("a"), d.get("x"), d.get("x", "default"), d["b"], "a" in d, "x" in d, "x" not in d, len(d), bool({}), bool(d))
print(d.setdefault("a", 9), d.setdefault("c"), d.setdefault("d", []), d)
print(d.pop("d"), d.pop("nope", None), d.pop("c", "unused"), d)
print(d.keys(), d.values(), d.items(), list(d.keys()), sorted(d.values()), [k + str(v) for k, v in d.items()])
print(d.update(a=10, e=5), d, d.update([("f", 6), ["g", 7]]), d, d.update({}), d.update(), d.update({"h": 8}, i=9), d)
print(dict(), dict(a=1, b=2), dict([("x", 1)]), dict({"y": 2}, z=3), dict(zip("ab", [1, 2])), dict(d) == d)
print(dict.fromkeys("abc"), dict.fromkeys([1, 2], 0), {}.fromkeys((1,), "v"))
print(d.clear(), d, {1: {2: {3: "deep"}}}[1][2][3])
keys = {"a": 1, "b": 2, "c": 3}.keys()
print(sorted(keys & {"a", "x"}), sorted(keys | {"x"}), sorted(keys - {"a"}), sorted(keys ^ {"a", "x"}), "a" in keys, len(keys))
print({"a": 1}.keys() == {"a"}, {"a": 1}.items() == {("a", 1)}, ("a", 1) in {"a": 1}.items(), 1 in {"a": 1}.values(), {"a": 1}.items() & {("a", 1)})
live = {"x": 1}
view = live.keys()
items = live.items()
live["y"] = 2
print(view, items, len(view), list(reversed(view)))
attempt(lambda: {}["missing"])
attempt(lambda: {1: 2}[3])
attempt(lambda: {}[(1, 2)])
attempt(lambda: {}[None])
attempt(lambda: {}.pop("k"))
attempt(lambda: {}.popitem())
attempt(lambda: {}.update(5))
attempt(lambda: {}.update([1, 2]))
attempt(lambda: {}.update([(1, 2, 3)]))
attempt(lambda: {}.update(["ab", "cd"]))
attempt(lambda: dict([(1,)]))
attempt(lambda: dict(5))
attempt(lambda: dict(1, 2))
attempt(lambda: {}.get())
attempt(lambda: {}.nothing)
attempt(lambda: {} + {})
attempt(lambda: {"a": 1} | 5)
attempt(lambda: {"a": 1} | [("b", 2)])
attempt(lambda: {} < {})
attempt(lambda: {1: 2}.keys()[0])
attempt(lambda: {**5})
recursive = {}
recursive["self"] = recursive
print(recursive, repr({"q": 'a"b', 'it\'s': "x"}), str({1: [2, (3,)], None: {4}}))
d = {i: i * i for i in range(5)}
del d[2]
d[10] = d.pop(4)
d[0] += 100
d[1], d[3] = d[3], d[1]
print(d, min(d), max(d), sum(d), sorted(d, key=d.get), max(d, key=lambda k: d[k]))

"""Dicts keep insertion order through updates, deletions, merges and growth."""

d = {"b": 1, "a": 2, "c": 3}
print(d, list(d), list(d.values()), list(d.items()))
d["a"] = 20
print(list(d.items()))
del d["b"]
d["b"] = 10
print(list(d.items()))
d.update({"z": 26, "a": 0})
print(list(d.items()))
print(d.popitem(), d.pop("c"), list(d))
d.setdefault("a", 5)
d.setdefault("n", 5)
print(list(d.items()), list(reversed(d)), list(reversed(d.items())))
print({**d, "a": "over", "m": 1}, {"m": 1, **d}, d | {"q": 1}, {"n": 0} | d)
d |= {"y": 25}
d |= [("x", 24), ("a", 1)]
print(d)
print({1: "a", True: "b", 1.0: "c"}, {k: v for k, v in zip("hello", range(5))})

big = {}
for i in range(1000):
    big[i * 7919 % 1009] = i
keys = list(big)
print(keys[:8], keys[-4:], len(big))
for i in range(0, 1000, 2):
    del big[keys[i]]
print(list(big)[:5], len(big))
for i in range(0, 1000, 4):
    big[keys[i]] = -i
print(list(big)[-3:], list(big.values())[-3:], len(big), list(big)[:3])
while len(big) > 3:
    big.popitem()
print(big)
for i in range(200):
    big["k%d" % i] = i
    if i >= 5:
        del big["k%d" % (i - 5)]
print(big)
copy = big.copy()
copy["new"] = 1
print(len(big), len(copy), list(copy)[-1], dict(big) == big, dict(big) is big)

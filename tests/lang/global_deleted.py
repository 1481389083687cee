# A global that a site has found, then deleted; names that come later take its place in the dict.
first = "first"
wanted = "wanted"


def ask():
    return wanted


def tries(n):
    seen = []
    for _ in range(n):
        try:
            seen.append(ask())
        except NameError as e:
            seen.append(str(e))
    return seen


print(tries(3))
del wanted
print(tries(3))
for k in range(40):
    globals()[f"other{k}"] = k
print(tries(3))
for k in range(40):
    del globals()[f"other{k}"]
print(tries(3))
for k in range(300):
    globals()[f"another{k}"] = k
print(tries(3))
wanted = "again"
print(tries(3))

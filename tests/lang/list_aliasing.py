"""Assignment shares lists; slices and copies do not; default arguments live on."""


def append_to(item, target=[]):
    target.append(item)
    return target


def fresh(item, target=None):
    if target is None:
        target = []
    target.append(item)
    return target


def change(items):
    items.append("inside")
    items = ["rebound"]
    items.append("lost")
    return items


a = [1, 2]
b = a
c = a[:]
d = list(a)
b.append(3)
print(a, b, c, d, a is b, a is c)
print(append_to(1), append_to(2), append_to(3, []), append_to(4))
print(fresh(1), fresh(2))
print(change(a), a)
rows = [[0] * 3] * 2
rows[0][1] = 5
print(rows)
t = ([], [])
t[0].append(1)
print(t)
d = {"k": a}
d["k"].append("through dict")
print(a, d)
x = y = []
x.append(1)
print(y)
deep = [[1, 2], [3]]
shallow = deep[:]
shallow[0].append(99)
shallow.append([4])
print(deep, shallow)

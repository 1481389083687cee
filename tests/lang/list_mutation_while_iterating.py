"""Lists, dicts and sets that change while a loop goes over them."""

a = [1, 2, 3, 4, 5, 6]
for item in a:
    if item % 2 == 0:
        a.remove(item)
print(a)

a = [1, 2, 3]
for item in a:
    if len(a) < 8:
        a.append(item * 10)
print(a)

a = [1, 2, 3, 4]
seen = []
for item in a:
    seen.append(item)
    if item == 2:
        del a[:2]
print(seen, a)

a = [1, 2, 3]
seen = []
for i, item in enumerate(a):
    seen.append((i, item))
    if i == 0:
        a.insert(0, "new")
    if i == 5:
        break
print(seen, a)

a = [1, 2, 3, 4]
seen = []
for item in a:
    seen.append(item)
    a.clear()
print(seen, a)

a = [1, 2, 3, 4, 5]
seen = []
for item in reversed(a):
    seen.append(item)
    if len(a) > 2:
        a.pop()
print(seen, a)

a = [1, 2, 3]
for item in a[:]:
    a.append(item)
print(a)

a = [3, 1, 2]
for item in a:
    a = "rebound"
print(a, item)

a = [1, 2, 3]
print([a.pop() for _ in range(2)], a)

iterator = iter([1, 2])
print(next(iterator), next(iterator), next(iterator, "end"), next(iterator, "still"))
b = [1]
iterator = iter(b)
print(list(iterator))
b.append(2)
print(list(iterator), "exhausted iterators stay so")


def attempt(operation):
    try:
        operation()
        print("no error")
    except RuntimeError as error:
        print("RuntimeError", error)


def grow_dict():
    d = {i: i for i in range(4)}
    for key in d:
        d[key + 100] = 1


def shrink_dict():
    d = {i: i for i in range(4)}
    for key in d:
        del d[key]


def replace_values():
    d = {i: i for i in range(4)}
    for key in d:
        d[key] += 1
    print(d)


def swap_keys():
    d = {i: i for i in range(4)}
    for key in d.items():
        d.pop(key[0])
        d[key[0] + 100] = 1


def grow_set():
    s = {1, 2, 3}
    for item in s:
        s.add(item + 100)


def copy_of_keys():
    d = {i: i for i in range(4)}
    for key in list(d):
        del d[key]
    print(d)


attempt(grow_dict)
attempt(shrink_dict)
attempt(replace_values)
attempt(swap_keys)
attempt(grow_set)
attempt(copy_of_keys)

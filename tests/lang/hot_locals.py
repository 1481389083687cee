"""locals() and vars() in hot loops, from variables of every kind; their dict is one for each call of a function."""


def plain(n):
    total = 0
    for i in range(n):
        total += i
        seen = locals()
    return seen is locals(), list(seen), seen["i"], seen["total"]


print(plain(3000))


def kinds(n):
    f = 0.0
    big = 1 << 80
    pair = None
    for i in range(n):
        f += 0.5
        big += 1
        pair = (i, f)
        if i & 1:
            late = i
        names = vars()
        if i % 100 == 99:
            del late
    return sorted(names), names["f"], names["big"], names["pair"], sorted(locals())


print(kinds(2000))


def cells(n):
    count = 0

    def add(x):
        nonlocal count
        count += x
        return locals()

    for i in range(n):
        inner = add(i)
        outer = locals()
    return inner, outer["count"], sorted(outer)


print(cells(2000))


def strangers(n):
    for i in range(n):
        names = locals()
        names["stranger"] = i
        names["i"] = -1
    names = locals()
    return names["stranger"], names["i"], sorted(names)


print(strangers(2000))


def look(x, y):
    z = x * y
    return locals()


def callers(n):
    total = 0
    dicts = []
    for i in range(n):
        d = look(i, 2)
        total += d["z"]
        if i > n - 3:
            dicts.append(d)
    return total, dicts, dicts[0] is dicts[1]


print(callers(2000))


# The values that were seen at first are not those of later.
def kept(n):
    first = None
    for i in range(n):
        names = locals()
        if i == 5:
            first = dict(names)
    return first["i"], first["first"], names["i"]


print(kept(2000))


def raising(n):
    errors = 0
    for i in range(n):
        try:
            if i % 7 == 0:
                raise ValueError(i)
            names = locals()
        except ValueError as e:
            names = locals()
            errors += "e" in names
    return errors, sorted(names)


print(raising(2000))


def unbound(n):
    sizes = {}
    for i in range(n):
        if i % 3:
            x = i
        else:
            y = i
        size = len(locals())
        sizes[size] = sizes.get(size, 0) + 1
        if i % 3 == 1:
            del x
    return sizes


print(unbound(2000))

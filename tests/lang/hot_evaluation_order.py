"""Order of evaluation in hot code, with effects in every operand."""

trace = []


def t(name, value):
    trace.append(name)
    return value


def expressions(n):
    total = 0
    for i in range(n):
        total += t("a", i) + t("b", 2) * t("c", 3)
        total -= t("d", 5) if t("e", i % 2) else t("f", 6)
        total += (t("g", 0) or t("h", 1)) + (t("i", 1) and t("j", 2))
    return total


def stores(n):
    items = [0, 0]
    table = {}
    for i in range(n):
        t("list", items)[t("index", i % 2)] = t("value", i)
        t("dict", table)[t("key", i % 3)] = t("item", i)
    return items, table


def calls(n):
    def f(*args, **kwargs):
        return len(args) + len(kwargs)
    total = 0
    for i in range(n):
        total += t("f", f)(t("x", 1), *t("star", [1, 2]), t("y", 2), k=t("k", 3), **t("kw", {"z": 1}))
    return total


def comparisons(n):
    hits = 0
    for i in range(n):
        if t("low", 3) < t("middle", i % 10) < t("high", 7):
            hits += 1
    return hits


def augmented(n):
    items = [0]
    for i in range(n):
        t("target", items)[t("at", 0)] += t("by", 1)
    return items


def summary(function, n):
    trace.clear()
    result = function(n)
    counts = {}
    for name in trace:
        counts[name] = counts.get(name, 0) + 1
    print(function.__name__, result, trace[:14], trace[-6:], sorted(counts.items()))


for function in (expressions, stores, calls, comparisons, augmented):
    summary(function, 3000)

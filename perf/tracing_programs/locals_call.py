# group: look
# at-most: 15 + refill
"""locals() in a hot loop; `refill` is what it costs there to store the same variables into a dict that has them."""

from measure import report


def run(n):
    kept = [None]
    total = 0
    for i in range(n):
        total += i
        kept[0] = locals()
    return len(kept[0])


def refill(n):
    kept = [{"n": n, "kept": None, "total": 0, "i": 0}]
    total = 0
    for i in range(n):
        total += i
        names = kept[0]
        names["n"] = n
        names["kept"] = kept
        names["total"] = total
        names["i"] = i
    return len(kept[0])


def plain(n):
    kept = [None]
    total = 0
    for i in range(n):
        total += i
        kept[0] = total
    return kept[0]


report(run, plain, refill=refill)

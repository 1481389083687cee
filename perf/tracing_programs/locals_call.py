# group: look
# at-most: 15 + build
"""locals() in a hot loop; `build` is what a display of the same dict costs there."""

from measure import report


def run(n):
    kept = [None]
    total = 0
    for i in range(n):
        total += i
        kept[0] = locals()
    return len(kept[0])


def build(n):
    kept = [None]
    total = 0
    for i in range(n):
        total += i
        kept[0] = {"n": n, "kept": kept, "total": total, "i": i}
    return len(kept[0])


def plain(n):
    kept = [None]
    total = 0
    for i in range(n):
        total += i
        kept[0] = total
    return kept[0]


report(run, plain, build=build)

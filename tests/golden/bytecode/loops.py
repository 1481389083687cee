# for and while: one test per round, a JumpBack at the end, else after exhaustion.
def total(items):
    result = 0
    for item in items:
        if item < 0:
            continue
        if item > 100:
            break
        result += item
    else:
        result = -result
    return result


def count(n):
    while n > 0:
        n -= 1
    else:
        n = 7
    return n

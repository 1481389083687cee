# A loop in a finally clause that an exception runs through: compiled code raises it again behind the loop.
def counts(n):
    i = 0
    try:
        return 1 / n
    finally:
        while i < 100:
            i += 1


def iterates(n):
    seen = []
    try:
        seen.append(1 / n)
    finally:
        for x in [1, 2] * 50:
            seen.append(x)
    return len(seen)


def nested(n):
    try:
        for i in range(3):
            try:
                1 / (n - i)
            finally:
                for j in range(50):
                    n += 0
    except KeyError:
        return "no"
    return n


for f in (counts, iterates, nested):
    for n in [5, 0, 1, 7] * 20:
        try:
            print(f.__name__, n, f(n))
        except ZeroDivisionError as e:
            print(f.__name__, n, e, e.__traceback__.tb_next.tb_frame.f_lineno - f.__code__.co_firstlineno)

"""Exceptions raised and caught in hot loops: by calls, by operations, often and rarely."""


class Custom(Exception):
    def __init__(self, value):
        self.value = value


def might_raise(i, every):
    if i % every == every - 1:
        raise Custom(i)
    return i


def often(n):
    total = caught = 0
    for i in range(n):
        try:
            total += might_raise(i, 2)
        except Custom as error:
            caught += error.value
    return total, caught


def rarely(n):
    total = caught = 0
    for i in range(n):
        try:
            total += might_raise(i, n)
        except Custom as error:
            caught += error.value
    return total, caught


def never(n):
    total = 0
    for i in range(n):
        try:
            total += i
        except ValueError:
            total = -1
        else:
            total += 1
    return total


def by_kind(n):
    counts = {}
    for i in range(n):
        try:
            k = i % 7
            if k == 0:
                [][1]
            elif k == 1:
                {}["x"]
            elif k == 2:
                int("no")
            elif k == 3:
                None.attribute
            elif k == 4:
                1 + "a"
            elif k == 5:
                raise Custom(1)
            else:
                continue
        except (IndexError, KeyError) as error:
            name = "lookup " + type(error).__name__
        except (ValueError, TypeError) as error:
            name = type(error).__name__
        except Exception as error:
            name = "other " + type(error).__name__
        counts[name] = counts.get(name, 0) + 1
    return sorted(counts.items())


def outside(n):
    i = total = 0
    try:
        for i in range(n):
            total += might_raise(i, n - 5)
    except Custom as error:
        return i, total, error.value
    return "not raised"


def nested(n):
    log = 0
    for i in range(n):
        try:
            try:
                might_raise(i, 3)
            except ValueError:
                log += 10 ** 9
            finally:
                log += 1
        except Custom:
            try:
                raise KeyError(i)
            except KeyError as error:
                log += error.args[0] % 5
    return log


def raised_again(n):
    total = 0
    for i in range(n):
        try:
            try:
                might_raise(i, 4)
            except Custom:
                raise
        except Custom as error:
            total += error.value
    return total


def from_iteration(n):
    class Stopper:
        def __init__(self):
            self.n = 0

        def __iter__(self):
            return self

        def __next__(self):
            self.n += 1
            if self.n > n:
                raise StopIteration
            return self.n
    return sum([i for i in Stopper()])


def state_after(n):
    a, b, c = 1, 0.5, "x"
    for i in range(n):
        try:
            a += 1
            b += 0.5
            if i == n - 1:
                c = [][0]
            c = "y"
        except IndexError:
            return a, b, c, i


print(often(10000), rarely(20000), never(20000), outside(20000), nested(10000), raised_again(10000), from_iteration(10000), state_after(20000))
print(by_kind(10000))

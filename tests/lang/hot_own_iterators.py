"""Hot loops over objects with own __iter__, __next__ and __getitem__."""


class Count:
    def __init__(self, n):
        self.n = n
        self.i = 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.i >= self.n:
            raise StopIteration
        self.i += 1
        return self.i


class Sequence:
    def __init__(self, n):
        self.n = n

    def __getitem__(self, i):
        if i >= self.n:
            raise IndexError
        return i * 2


class Fresh:
    def __init__(self, items):
        self.items = items

    def __iter__(self):
        return iter(self.items)


class Chain:
    def __init__(self, *parts):
        self.parts = list(parts)
        self.current = iter(())

    def __iter__(self):
        return self

    def __next__(self):
        while True:
            try:
                return next(self.current)
            except StopIteration:
                if not self.parts:
                    raise
                self.current = iter(self.parts.pop(0))


def total(iterable):
    t = 0
    for x in iterable:
        t += x
    return t


def changing(n):
    out = 0
    for i in range(n):
        source = (Count(3), Sequence(3), Fresh([1, 2]), [1, 2, 3], (1,), range(2), {1: 0})[i % 7]
        for x in source:
            out += x
    return out


def replaced_next(n):
    c = Count(n)
    t = 0
    for x in c:
        t += x
        if x == n // 2:
            Count.__next__ = late_next
    return t


def late_next(self):
    if self.i >= self.n:
        raise StopIteration
    self.i += 1
    return 0.5


def stops_with_error(n):
    class Bad:
        def __init__(self):
            self.n = n

        def __iter__(self):
            return self

        def __next__(self):
            self.n -= 1
            return 100 // self.n

    t = 0
    try:
        for x in Bad():
            t += x
    except ZeroDivisionError as error:
        return t, str(error)


print(total(Count(20000)), total(Sequence(10000)), total(Fresh(range(20000))), total(Chain(range(5000), [1, 2], Count(5000), Fresh((0.5,)))), changing(3500), stops_with_error(10000))
original = Count.__next__
print(replaced_next(20000))
Count.__next__ = original
print(total(Count(10000)), sum(Count(10000)), max(Count(5000)), len(list(Count(5000))), [x for x in Count(4)])
try:
    total(Fresh(5))
except TypeError as error:
    print(error)

"""__iter__ and __next__: own iterators, separate ones from one object, wrong ones."""


class Countdown:
    def __init__(self, start):
        self.start = start

    def __iter__(self):
        return CountdownIterator(self.start)


class CountdownIterator:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1


class Fibonacci:
    def __init__(self, limit):
        self.a, self.b, self.limit = 0, 1, limit

    def __iter__(self):
        return self

    def __next__(self):
        if self.a > self.limit:
            raise StopIteration("value ignored")
        self.a, self.b = self.b, self.a + self.b
        return self.a


class Fails:
    def __init__(self, after):
        self.after = after

    def __iter__(self):
        return self

    def __next__(self):
        self.after -= 1
        if self.after < 0:
            raise ValueError("in __next__")
        return self.after


class BadIter:
    def __iter__(self):
        return 5


class NoNext:
    def __iter__(self):
        return self


def attempt(operation):
    try:
        print(operation())
    except (TypeError, ValueError, StopIteration) as error:
        print(type(error).__name__, error)


c = Countdown(3)
print(list(c), list(c), [(a, b) for a in c for b in c], 2 in c, 9 in c, max(c), sum(c), sorted(c), tuple(c), set(c) == {1, 2, 3}, dict(zip("abc", c)))
f = Fibonacci(50)
print(next(f), next(f), list(f), list(f), next(f, "done"))
for n in Fibonacci(10):
    if n == 5:
        continue
    print(n, end=" ")
else:
    print("else")
x, *y = Countdown(4)
print(x, y, *Countdown(2), list(map(lambda n: n * n, Countdown(4))), list(filter(lambda n: n % 2, Countdown(5))), list(enumerate(Countdown(2), 10)), "-".join(map(str, c)))
attempt(lambda: list(Fails(2)))
attempt(lambda: [n for n in Fails(1)])
attempt(lambda: sum(Fails(3)))
attempt(lambda: iter(BadIter()))
attempt(lambda: list(BadIter()))
attempt(lambda: list(NoNext()))
attempt(lambda: next(Countdown(1)))
attempt(lambda: next(CountdownIterator(0)))
attempt(lambda: next(CountdownIterator(0), None))
i = iter(c)
print(next(i), list(i), iter(i) is i, iter(c) is c)
calls = [3]


def until():
    calls[0] -= 1
    return calls[0]


print(list(iter(until, 0)), list(iter(lambda: 7, 7)))


class Tree:
    def __init__(self, value, *children):
        self.value = value
        self.children = children

    def __iter__(self):
        out = [self.value]
        for child in self.children:
            out.extend(child)
        return iter(out)


print(list(Tree(1, Tree(2, Tree(3)), Tree(4))))

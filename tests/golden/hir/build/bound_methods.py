# RUN: calls_twice
# RUN: kept
# A bound method that is only called is never made; one that is kept is.
class Counter:
    def __init__(self):
        self.n = 0

    def step(self, by):
        self.n += by


def calls_twice(c):
    step = c.step
    step(1)
    step(2)


def kept(c):
    return c.step


calls_twice(Counter())
kept(Counter())

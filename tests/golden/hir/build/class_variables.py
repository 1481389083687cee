# RUN: count --pipeline
# An attribute of a class that was assigned again and again is an entry of the class's dict: storing it changes nothing that
# other code relies upon.
class Counter:
    n = 0
    step = 2

    def read(self):
        return self.n


def count(k, c):
    for i in range(k):
        Counter.n += Counter.step
    return c.n + c.read()


count(9, Counter())
count(9, Counter())

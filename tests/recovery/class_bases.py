# Classes are made anew for each call, with the same methods or with others.
# compiled: hot
def hot(thing, n):
    total = 0
    for i in range(n):
        total += thing.weight + thing.scaled(i)
    return total


def make(factor):
    class Thing:
        def __init__(self):
            self.weight = factor

        def scaled(self, x):
            return x * factor

    return Thing()


for step in range(60):
    print(hot(make(step), 300))

# A method is replaced between calls.
# compiled: hot
class Worker:
    def work(self, x):
        return x


def hot(worker, n):
    total = 0
    for i in range(n):
        total += worker.work(i)
    return total


def double(self, x):
    return x * 2


def negative(self, x):
    return -x


original = Worker.work
for step in range(60):
    Worker.work = (original, double, negative, lambda self, x: x + step)[step % 4]
    print(hot(Worker(), 300))

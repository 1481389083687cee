# Where tracebacks put the start and the steps of an iteration: at the whole statement or comprehension.


class Fails:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise ValueError("spent")
        self.n -= 1
        return self.n


def line(f):
    try:
        f()
    except Exception as e:
        tb = e.__traceback__
        while tb:
            print(f.__name__, tb.tb_frame.f_code.co_name, tb.tb_lineno - f.__code__.co_firstlineno)
            tb = tb.tb_next


def loop():
    for i in (
        5
    ):
        pass


def step():
    for i in Fails(
        2
    ):
        pass


def comprehension():
    return [
        i
        for i in 5
    ]


def inner():
    return {
        i: j
        for i in [1]
        for j in Fails(1)
    }


for f in (loop, step, comprehension, inner):
    line(f)

squares = [c * c for a in [1] for c in Fails(2)]

"""One accumulator goes from int to float to bigint to text, in the middle of a hot loop."""


def accumulate(n, steps):
    total = 0
    kinds = []
    for i in range(n):
        total = total + steps[i]
        if i % 10000 == 0:
            kinds.append(type(total).__name__)
    return total, kinds


def double_until(n):
    """int to bigint by doubling now and then."""
    x = 1
    widths = []
    for i in range(n):
        if i % 500 == 0:
            x = x * 2
            widths.append(x.bit_length())
        x = x + 1
    return x, widths[-1]


def several_changes(n):
    x = 1
    log = []
    for i in range(n):
        x = x + x if i % 1000 == 0 and i < 3000 else x
        if i == 10000:
            x = 0.5
        elif i == 15000:
            x = 10 ** 30
        elif i == 20000:
            x = "text"
        elif i == 25000:
            x = [1]
        elif i == 30000:
            x = 7
        if i % 5000 == 4999:
            log.append(x)
    return log


def loop_variable(items):
    total = 0
    texts = 0
    for item in items:
        if item == "stop":
            break
        total += item * 2
        texts += 1
    return total, texts


n = 40000
print(accumulate(n, [1] * n))
print(accumulate(n, [1] * (n - 5000) + [0.25] * 5000))
print(accumulate(n, [1] * (n - 5) + [2 ** 62] * 5))
print(accumulate(n, [1] * 20000 + [True] * 10000 + [2 ** 80] + [0.5] * 9999))
print(double_until(40000))
print(several_changes(40000))
print(loop_variable([1] * 30000 + [0.5] * 100 + [2 ** 70] + ["stop"]))
try:
    accumulate(n, [1] * (n - 5) + ["text"] * 5)
except TypeError as error:
    print(error)
try:
    accumulate(n, [1] * (n - 5))
except IndexError as error:
    print(error)
print(accumulate(n, [0.5] * n)[0])
print(accumulate(n, [1] * n)[0])

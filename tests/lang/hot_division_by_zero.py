"""Divisors become zero late in hot loops: every operator, with ints and floats."""


def floordiv(a, b):
    return a // b


def modulo(a, b):
    return a % b


def truediv(a, b):
    return a / b


def both(a, b):
    return divmod(a, b)


def run(function, divisors, rounds):
    total = 0
    caught = []
    for _ in range(rounds):
        for d in divisors:
            try:
                r = function(1000, d)
                total += r[0] if type(r) is tuple else r
            except ZeroDivisionError as error:
                if str(error) not in caught:
                    caught.append(str(error))
                total -= 1
    return total, caught


def inside_loop(n):
    total = 0
    zeros = 0
    for i in range(n):
        try:
            total += 100000 // (i % 1000)
        except ZeroDivisionError:
            zeros += 1
    return total, zeros


def escapes(n):
    total = 0
    for i in range(n):
        total += 5 % (n - 1 - i)
    return total


def float_escapes(n):
    x = float(n)
    total = 0.0
    for i in range(n + 1):
        total += 1.0 / x
        x -= 1.0
    return total


def augmented(n, divisor):
    x = 10 ** 6
    for i in range(n):
        x //= divisor
        x += 10 ** 6
        if i == n - 2:
            divisor = 0
    return x


for function in (floordiv, modulo, truediv, both):
    print(function.__name__, run(function, [1, 2, -3], 5000))
    print(function.__name__, run(function, [1, 2, -3, 0], 100))
    print(function.__name__, run(function, [0.5, 2.0, 0.0], 3000))
    print(function.__name__, run(function, [2 ** 70, False, 1], 100))
    print(function.__name__, run(function, [7, -7, 3], 3000))
print(inside_loop(30000))
for function, argument in ((escapes, 30000), (float_escapes, 20000)):
    try:
        print(function(argument))
    except ZeroDivisionError as error:
        print(function.__name__, error)
try:
    augmented(20000, 3)
except ZeroDivisionError as error:
    print(error)

"""An error in code that has run for long: the frames in the traceback are all there."""


def divide(a, b):
    return a // b


def step(total, i):
    return total + divide(1000000, 60000 - i)


def loop(n):
    total = 0
    for i in range(n):
        total = step(total, i)
    return total


def main():
    print(loop(50000))
    print(loop(70000))


main()

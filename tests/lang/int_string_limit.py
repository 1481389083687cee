"""Conversion between text and integers of more than 4300 digits is refused."""


def attempt(operation):
    try:
        print(operation())
    except ValueError as error:
        print("ValueError", error)


print(len(str(10 ** 4299)))
attempt(lambda: len(str(10 ** 4300)))
attempt(lambda: repr(-(10 ** 5000)))
attempt(lambda: "%d" % 10 ** 2)
attempt(lambda: len("%d" % (10 ** 4300)))
attempt(lambda: len(f"{10 ** 4300}"))
attempt(lambda: len(hex(10 ** 5000)))
attempt(lambda: int("1" * 4300) % 1000)
attempt(lambda: int("1" * 4301))
attempt(lambda: int("f" * 5000, 16) % 1000)

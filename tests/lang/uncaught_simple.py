"""An error in nested calls ends the program: traceback on stderr, exit status 1."""


def inner(values, divisor):
    print("about to divide")
    return values[0] / divisor


def middle(values):
    total = 1
    return total + inner(values,
                         0)


def outer():
    return middle([1, 2, 3])


print("before")
outer()
print("never")

# RUN: f
# RUN: f --loop=0
# Dict locals with closures: a cell is linked to the variable's entry in the namespace, and read as whatever it is. Code
# that is entered at a loop finds its namespace in the activation's record.
def f(n):
    exec("")

    def inner():
        return total

    total = 0
    for i in range(n):
        total = total + inner()
    del i
    return total


f(3)

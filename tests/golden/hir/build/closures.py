# RUN: counter
# Cells: the function's own and those of the function around it.
def counter():
    count = 0

    def step():
        nonlocal count
        count += 1
        return count

    step()
    return step()


counter()

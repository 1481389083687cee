# Lines of a call over several lines: each instruction has the line of its operand.
def f(g, a):
    return g(
        a,
        a
        + 1,
    )

# What a constant decides is decided by the compiler.
def f():
    while True:
        if 0:
            print("never")
        break
    return 1 if True else 2

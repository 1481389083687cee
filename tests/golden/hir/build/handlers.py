# RUN: in_handler --loop=0
# RUN: in_finally --loop=1
# Exceptions lead to the interpreter, but a loop inside a handler is compiled: the code begins there and goes on behind it.
def in_handler(n):
    try:
        n[0]
    except TypeError as e:
        while n:
            n -= 1
        return e


def in_finally(n):
    try:
        n[0]
    finally:
        while n:
            n -= 1


in_handler(3)
try:
    in_finally(3)
except TypeError:
    pass

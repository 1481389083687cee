"""Assignment to slices and deletion of slices."""


def attempt(operation):
    a = [0, 1, 2, 3, 4, 5]
    try:
        operation(a)
        print(a)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error, a)


def assign(start, stop, step, value):
    def operation(a):
        a[start:stop:step] = value
    return operation


def delete(start, stop, step):
    def operation(a):
        del a[start:stop:step]
    return operation


attempt(assign(1, 3, None, ["a", "b"]))
attempt(assign(1, 3, None, ["a", "b", "c", "d", "e"]))
attempt(assign(1, 5, None, []))
attempt(assign(2, 2, None, ["in"]))
attempt(assign(None, None, None, "xyz"))
attempt(assign(4, 1, None, ["backwards"]))
attempt(assign(100, 200, None, ["end"]))
attempt(assign(-100, 0, None, ("front",)))
attempt(assign(-2, None, None, range(3)))
attempt(assign(None, None, 2, ["a", "b", "c"]))
attempt(assign(None, None, -1, list("abcdef")))
attempt(assign(5, 0, -2, [7, 8, 9]))
attempt(assign(None, None, 2, ["a", "b"]))
attempt(assign(None, None, -1, [1]))
attempt(assign(0, 0, 2, []))
attempt(assign(1, 3, 1, [9]))
attempt(assign(1, 3, None, 5))
attempt(assign(None, None, 2, 5))
attempt(assign(None, None, 0, []))
attempt(assign("a", None, None, []))
attempt(assign(None, None, None, {"k": 1, "l": 2}))
attempt(delete(1, 3, None))
attempt(delete(None, None, None))
attempt(delete(None, None, 2))
attempt(delete(None, None, -2))
attempt(delete(4, 1, None))
attempt(delete(4, 1, -1))
attempt(delete(-2, None, None))
attempt(delete(1, None, 3))
attempt(delete(None, 100, 5))
attempt(delete(None, None, 0))
a = [1, 2, 3]
a[1:1] = a
print(a)
a[:] = a[::-1]
print(a)
a[len(a):] = [4, 5]
print(a)
a[:2], a[-2:] = a[-2:], a[:2]
print(a)
b = a
a[:] = []
print(b, a is b)
try:
    (1, 2)[0:1] = (3,)
except TypeError as error:
    print(error)
try:
    del "abc"[1:]
except TypeError as error:
    print(error)

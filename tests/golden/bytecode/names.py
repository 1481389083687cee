# Module level names are globals; a function declares which ones it assigns.
x = 1
y = x


def f():
    global x
    x = len([])
    del x
    return y

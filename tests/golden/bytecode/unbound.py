# A local that may be unbound is checked before its use, and only then.
def f(flag):
    if flag:
        a = 1
    b = 2
    print(a, b)
    print(a)
    del b
    return b

# exec of code objects with free variables
def outer():
    k, m = 1, 2
    def show():
        print("show", k, m)
    def write():
        nonlocal k
        k += m
    return show, write

show, write = outer()
exec(write.__code__, {}, closure=write.__closure__)
exec(show.__code__, closure=show.__closure__)
exec(show.__code__, {"print": lambda *a: print("other", *a)}, None, closure=show.__closure__)

def attempt(*args, **kw):
    try:
        exec(*args, **kw)
    except TypeError as e:
        print(e)

attempt(show.__code__)
attempt(show.__code__, {}, closure=None)
attempt(show.__code__, {}, closure=show.__closure__[:1])
attempt(show.__code__, {}, closure=list(show.__closure__))
attempt(show.__code__, {}, closure=(1, 2))
attempt(attempt.__code__, {}, closure=show.__closure__)
attempt("1", {}, closure=show.__closure__)
try:
    eval(show.__code__)
except TypeError as e:
    print(e)

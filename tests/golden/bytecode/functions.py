# Parameters of all kinds, defaults, annotations, decorators.
def decorate(f):
    return f


@decorate
def f(a, b=1, /, c: int = 2, *args, d, e=3, **kwargs) -> str:
    return a, b, c, args, d, e, kwargs


g = lambda x, y=2: x + y

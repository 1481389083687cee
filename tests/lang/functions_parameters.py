"""Every kind of parameter, every kind of argument."""


def plain(a, b, c):
    return a, b, c


def defaults(a, b=2, c=3):
    return a, b, c


def star(a, *args, **kwargs):
    return a, args, kwargs


def keyword_only(a, *, b, c=3):
    return a, b, c


def positional_only(a, b=2, /, c=3, *, d=4):
    return a, b, c, d


def everything(a, b=2, /, c=3, *args, d, e=5, **kwargs):
    return a, b, c, args, d, e, kwargs


print(plain(1, 2, 3), plain(1, c=3, b=2), plain(*[1, 2], 3), plain(*"abc"), plain(**{"a": 1, "b": 2, "c": 3}), plain(1, *(2,), **{"c": 3}))
print(defaults(1), defaults(1, 20), defaults(1, c=30), defaults(c=30, a=10), defaults(*range(3)))
print(star(1), star(1, 2, 3), star(1, x=2), star(*range(4), **{"k": 1}, z=2), star(a=5, b=6))
print(keyword_only(1, b=2), keyword_only(b=2, a=1, c=4))
print(positional_only(1), positional_only(1, 20, 30, d=40), positional_only(1, c=5))
print(everything(1, d=4), everything(1, 2, 3, 4, 5, d=6, e=7, f=8), everything(1, d=4, a=10, b=20))
print(star(1, *[2], 3, *[4, 5], x=1, **{"y": 2}, **{"z": 3}))
print((lambda: 0)(), (lambda x, y=2, *a, z=3, **k: (x, y, a, z, k))(1, 5, 6, z=7, w=8), (lambda *, k: k)(k=1))
print(plain.__name__, defaults.__defaults__, keyword_only.__kwdefaults__, plain.__doc__, (lambda: 0).__name__)


def documented():
    """The doc string."""


print(documented.__doc__, documented(), documented.__name__, documented.__qualname__)
order = []


def log(value):
    order.append(value)
    return value


star(log(1), *[log(2)], log(3), k=log(4), **{"m": log(5)})
print(order)


def mutable(item, store=[], table={}):
    store.append(item)
    table[item] = len(store)
    return store, table


mutable(1)
print(mutable(2), mutable(3, []), mutable.__defaults__)
arguments = [1, 2]
keywords = {"x": 1}


def collect(*args, **kwargs):
    kwargs["added"] = True
    return args, kwargs


print(collect(*arguments, **keywords), keywords, collect(*arguments)[0] == tuple(arguments))
n = 5


def early(value=n):
    return value


n = 6
print(early())


def many(a, b, c, d, e, f, g, h, i, j, k, l=12, *rest):
    return [a, b, c, d, e, f, g, h, i, j, k, l, rest]


print(many(*range(11)), many(*range(14)), many(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, k=0))

"""Builtins shadowed by globals, locals, parameters, and brought back by del."""


def uses_len(items):
    return len(items)


def parameter(len):
    return len + 1


def local_shadow():
    str = lambda value: "local str"
    return str(5)


print(uses_len("abc"))


def len(items):
    return "global len"


print(uses_len("abc"), len(5), parameter(1), local_shadow(), str(5))
del len
print(uses_len("abcd"))
int = float
print(int("1.5"))
del int
print(int("15"))
print([print for print in range(3)], [max for max in "ab"], max(1, 2))
for range in range(3):
    pass
print(range)
del range
print(list(range(2)))
true = False
None_ = None
list, dict = [1], {2: 3}
print(list, dict)
del list, dict
print(list("ab"), dict(a=1))


class Shadow:
    def print(self, *args):
        print("method:", *args)

    id = 5

    def len(self):
        return len("len of builtin") + self.id


s = Shadow()
s.print(s.len(), s.id)


def later():
    return abs(-1), sum([1])


print(later())
globals()["abs"] = lambda n: "replaced"
print(later())
del globals()["abs"]
print(later())
sum = 5
try:
    later()
except TypeError as error:
    print(error)

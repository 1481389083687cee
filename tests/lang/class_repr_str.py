"""__repr__, __str__ and where each is used."""


class Both:
    def __repr__(self):
        return "repr!"

    def __str__(self):
        return "str!"


class OnlyRepr:
    def __repr__(self):
        return "only repr"


class OnlyStr:
    def __str__(self):
        return "only str"


class Nested:
    def __init__(self, item):
        self.item = item

    def __repr__(self):
        return "Nested(%r)" % (self.item,)


class NotText:
    def __repr__(self):
        return 5

    def __str__(self):
        return None


b = Both()
print(b, str(b), repr(b), [b], (b,), {"k": b}, "%s %r" % (b, b), "{} {!r}".format(b, b), f"{b} {b!r} {b!s:>6}", sep=" | ")
print(OnlyRepr(), str(OnlyRepr()), [OnlyRepr()], "%s" % OnlyRepr(), f"{OnlyRepr()}")
print(OnlyStr(), str(OnlyStr()), repr(OnlyStr()).startswith("<__main__.OnlyStr object at 0x"))
print(Nested(Nested([Nested("x"), 1.5])), [Nested(None)], {1: Nested((1,))})
for operation in (lambda: repr(NotText()), lambda: str(NotText()), lambda: print(NotText()), lambda: "%s" % NotText(), lambda: [NotText()].__repr__()):
    try:
        print(operation())
    except TypeError as error:
        print(error)
print(repr(int), repr(Both), str(len), repr(None), repr(NotImplemented), type(b), type(type), type(None), type(print), type(lambda: 0), type(range(1)), type([].append))

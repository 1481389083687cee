"""Exception classes of one's own: attributes, __str__, hierarchies, callables."""


class Base(Exception):
    """Base of all."""


class WithFields(Base):
    def __init__(self, name, value):
        self.name = name
        self.value = value


class WithStr(Base):
    def __str__(self):
        return "custom text of %d arguments" % len(self.args)


class WithRepr(Base):
    def __repr__(self):
        return "<custom repr>"


class Multiple(KeyError, Base):
    pass


class Final(WithStr, WithFields):
    def __init__(self):
        super().__init__("n", "v")


def attempt(make, *catch):
    try:
        raise make()
    except catch as error:
        print(type(error).__name__, "|", str(error), "|", repr(error), "|", error.args)
        return error


fields = attempt(lambda: WithFields("n", 5), Base)
print(fields.name, fields.value)
attempt(lambda: WithStr(1, 2), Base)
attempt(lambda: WithRepr("a"), Base)
attempt(lambda: Multiple("k"), KeyError)
attempt(lambda: Multiple("k"), Base)
final = attempt(Final, WithFields)
print(final.name)
print([c.__name__ for c in Final.__mro__], Base.__doc__, Base.__name__, Base.__bases__[0].__name__)
attempt(lambda: Base, Base)


class Retry:
    def __init__(self, times):
        self.left = times

    def __call__(self):
        if self.left > 0:
            self.left -= 1
            raise WithFields("left", self.left)
        return "done"


def run(action):
    tries = 0
    while True:
        try:
            return action(), tries
        except WithFields as error:
            tries += error.value + 1


print(run(Retry(3)), run(Retry(0)))
try:
    raise Base from WithFields(1, 2)
except Base as error:
    print(repr(error), repr(error.__cause__), error.__cause__.value)
error = Base("x")
error.extra = [1]
error.args = ("changed", 2)
print(error, error.extra, vars(error))
try:
    class NotAnError:
        pass
    raise NotAnError()
except TypeError as error:
    print(error)

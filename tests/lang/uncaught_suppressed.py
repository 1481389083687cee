"""raise ... from None hides the context in the traceback."""


def parse(text):
    try:
        return int(text)
    except ValueError:
        raise TypeError("not a number: %r" % text) from None


print(parse("12"))
print(parse("twelve"))

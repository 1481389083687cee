"""The traceback of an error whose __str__ fails itself."""


class Broken(Exception):
    def __str__(self):
        raise ValueError("from __str__")


raise Broken("text")

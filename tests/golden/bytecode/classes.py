# A class body is a function whose names are those of the namespace; methods that use super() capture __class__.
class A:
    """Doc."""

    limit = 10
    twice: int = limit * 2

    def __init__(self, x):
        super().__init__()
        self.__x = x


class B(A, metaclass=type):
    pass

"""bytes(...) in all its forms."""


def attempt(operation):
    try:
        print(repr(operation()))
    except Exception as error:
        print(type(error).__name__, error)


class Bytes:
    def __bytes__(self):
        return b'Bb'


class NoBytes:
    def __bytes__(self):
        return 'no'


class Three:
    def __index__(self):
        return 3


attempt(lambda: bytes())
attempt(lambda: bytes(3))
attempt(lambda: bytes(-1))
attempt(lambda: bytes(2**70))
attempt(lambda: bytes(-2**70))
attempt(lambda: bytes([1,2,256]))
attempt(lambda: bytes([1,'a']))
attempt(lambda: bytes([1,2**80]))
attempt(lambda: bytes([-1]))
attempt(lambda: bytes(1.5))
attempt(lambda: bytes(None))
attempt(lambda: bytes('a'))
attempt(lambda: bytes('a','utf-8','strict',3))
attempt(lambda: bytes('a','nope'))
attempt(lambda: bytes('a',3))
attempt(lambda: bytes('a','utf-8',3))
attempt(lambda: bytes(b'a','utf-8'))
attempt(lambda: bytes(3,'utf-8'))
attempt(lambda: bytes(3,errors='utf-8'))
attempt(lambda: bytes('x',errors='strict'))
attempt(lambda: bytes(encoding='utf-8'))
attempt(lambda: bytes(errors='utf-8'))
attempt(lambda: bytes(source=b'x'))
attempt(lambda: bytes(foo=1))
attempt(lambda: bytes(Bytes()))
attempt(lambda: bytes(NoBytes()))
attempt(lambda: bytes(Three()))
attempt(lambda: bytes(object()))
attempt(lambda: bytes([x for x in 'ab']))
attempt(lambda: bytes({1:2,3:4}))
attempt(lambda: bytes(range(5)))
attempt(lambda: bytes('\u1234','ascii'))
attempt(lambda: bytes.__new__(int))
attempt(lambda: bytes.__new__())
attempt(lambda: bytes(bytes))
attempt(lambda: bytes([True]))
attempt(lambda: bytes(iter([1,2])))

"""compile(), eval() and exec() of bytes: decoded as PEP 263 says."""


def attempt(operation):
    try:
        print(repr(operation()))
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: eval(b'1+1'))
attempt(lambda: exec(b'x=1'))
attempt(lambda: eval(b' 1+1'))
attempt(lambda: eval(b'\xff'))
attempt(lambda: compile(b'1+1','f','eval').co_consts)
attempt(lambda: exec(b'# coding: latin-1\ny="\xe9"'))
attempt(lambda: exec(b'y=1\0'))

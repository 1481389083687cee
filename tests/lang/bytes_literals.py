"""Bytes literals: prefixes, escapes, concatenation, what they refuse, constants and their folding."""

print(b'plain', B"quotes", b'''three
lines''', b"", b'\'"', b"it's")
print(b'\a\b\t\n\v\f\r\\\'\"', b'\0\7\101\377', b'\x00\x7f\xff\x41')
print(rb'\n\x41', Rb"\'", bR'\\', BR'\
', b'a\
b', len(b'\q\u1234\N{DIGIT ONE}'))
print(b'one' b'two' rb'\three', b'a' B"" b'\n')


def refused(source):
    try:
        eval(source)
    except SyntaxError as error:
        print(error.msg, error.lineno, error.offset)


refused("b'caf\u00e9'")
refused("b'a' 'b'")
refused("'a' b'b'")
refused("f'a' b'b'")
refused(r"b'\x4'")
refused(r"b'ab\xg1'")
refused("bu'a'")
refused("b'open")
refused("b'a' = 1")


def constants():
    return b'abc', (b'x', 'x', 120), 'x' in (b'x', b'y')


print(constants(), b'abc' in constants.__code__.co_consts)
print(constants()[0] is constants()[0])


def folded():
    return b'ab' + b'cd', b'ab' * 3, 2 * b'\xff', b'abc'[0], b'\xff\xfe'[-1], not b'', b'' or 'empty', b'ab' + b''


print(folded(), b'abcd' in folded.__code__.co_consts)


def documented():
    b'not a docstring'


print(documented.__doc__)
print(b'a' if b'' else b'b', b'x' and 1, (lambda d=b'd': d)())
assert b'true'
for piece in b'a', b'b':
    print(piece)
print({b'k': b'v', 'k': 'v'}, [b'1', *b'12'], {**{'b': b''}})
del piece

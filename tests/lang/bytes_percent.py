"""bytes % args."""


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


attempt(lambda: b'%d' % 3)
attempt(lambda: b'%s' % 3)
attempt(lambda: b'%s' % b'a')
attempt(lambda: b'%s' % 'a')
attempt(lambda: b'%b' % Bytes())
attempt(lambda: b'%b' % NoBytes())
attempt(lambda: b'%a' % 'a\u1234')
attempt(lambda: b'%r' % b'a')
attempt(lambda: b'%r' % '\u1234')
attempt(lambda: '%b' % 1)
attempt(lambda: b'%c' % 65)
attempt(lambda: b'%c' % b'a')
attempt(lambda: b'%c' % 256)
attempt(lambda: b'%c' % b'ab')
attempt(lambda: b'%c' % b'')
attempt(lambda: b'%c' % 'a')
attempt(lambda: b'%c' % Three())
attempt(lambda: b'%5.1f|%-5d|%05d|%x|%X|%#x|%+d' % (1.25,3,4,255,255,255,5))
attempt(lambda: b'%(a)d' % {b'a':3})
attempt(lambda: b'%(a)d' % {'a':3})
attempt(lambda: b'%d' % 'a')
attempt(lambda: b'%d %d' % 1)
attempt(lambda: b'%d' % (1,2))
attempt(lambda: b'%z' % 1)
attempt(lambda: b'%' % 1)
attempt(lambda: b'%%' % ())
attempt(lambda: b'%f' % 'a')
attempt(lambda: b'%x' % 1.5)
attempt(lambda: b'%*d' % (5,3))
attempt(lambda: b'%*d' % ('a',3))
attempt(lambda: b'%.2s' % b'abc')
attempt(lambda: b'%5s|%-5s|' % (b'a',b'b'))
attempt(lambda: b'%s' % [])
attempt(lambda: b'\xff%s\xfe' % b'\x80')
attempt(lambda: b'abc' % 1)
attempt(lambda: b'abc' % {})
attempt(lambda: b'%.3a' % 'abcdef')
attempt(lambda: '%s' % b'a')
attempt(lambda: b'a'.__mod__(1))
attempt(lambda: b'a'.__rmod__(1))
attempt(lambda: b'%s'.__mod__(b'x'))
for form in b'%zf', b'%z.1f', b'%ze', b'%z+f', b'%z5.0f', b'%zG':
    print(form, [form % value for value in (-0.0, -1e-08, 0.0, -1.5, float('-inf'))])

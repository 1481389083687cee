"""Expressions with numbers and text, one a line: values, reprs, and the exact messages of mistakes."""


class I:
    def __index__(self): return 3


class F:
    def __float__(self): return 2.5


class N:
    def __int__(self): return 7


class Bad:
    def __int__(self): return "x"
    def __index__(self): return 1.5
    def __float__(self): return 1
    def __str__(self): return 5
    def __repr__(self): return None
    def __format__(self, s): return 3


print(int(I()), float(I()), int(N()), float(F()), "abcdef"[I()], "ab" * I(), "%d" % I(), "%d" % N(), "%f" % F(), "%x" % I(), "%c" % I(), "{:d}".format(3), [1,2,3,4][I()], "abcdef"[I():], "abcdef".find("d", I()), round(2.5678, I()), hex(I()), 2 ** 3, pow(2, 3, 5), 1 << 3)


EXPRESSIONS = '''
int(Bad())
float(Bad())
str(Bad())
repr(Bad())
format(Bad())
f'{Bad()}'
'%d' % Bad()
'%x' % Bad()
'%s' % Bad()
'abc'[Bad()]
int('1', Bad())
'%d' % F()
'%x' % F()
'%c' % F()
'%x' % N()
int(F())
float(N())
'a' * N()
float(x=1)
int(x=1)
str(3, 4)
int('5', base=36)
int(base=3)
bool([], 3)
bool(x=1)
bool()
True + True
True & 1
True & False
True | 2
True ^ True
~True
-True
True / 2
True << 3
int.__new__(bool, 1)
bool.__new__(int)
int.__new__(str)
object.__new__(int)
type('X', (bool,), {})
(5).x
setattr(5, 'x', 1)
(5).real.__class__
int.real
'a'.x
int.__add__(1, 2)
int.__add__(1, 'a')
int.__add__('a', 1)
int.__radd__(1, 2)
int.__pow__(2, 3, 5)
int.__rpow__(2, 3)
int.__divmod__(7, 2)
int.__rdivmod__(7, 20)
float.__divmod__(7.5, 2)
float.__rdivmod__(2.0, 7)
int.__round__(15, -1)
int.__format__(5, 'x')
int.__lt__(1, 2)
int.__lt__(1, 2.0)
int.__hash__(5)
int.__bool__(0)
int.__float__(3)
int.__int__(True)
int.__index__(True)
float.__int__(2.7)
float.__trunc__(2.7)
(2.7).__floor__()
(2.2).__ceil__()
(-2.5).__round__()
int.__trunc__(True)
int.__abs__(-3)
float.__abs__(-3.0)
str.__add__('a', 'b')
str.__mod__('%s', 1)
str.__rmod__('a', '%s')
str.__mul__('a', 2)
str.__rmul__('a', 2)
str.__getitem__('abc', 1)
str.__contains__('abc', 'b')
str.__len__('abc')
str.__iter__('a').__next__()
str.__hash__('a') == hash('a')
str.__str__('a')
str.__repr__('a')
str.__format__('a', '>3')
str.__eq__('a', 1)
str.__lt__('a', 'b')
str.join(',', 'abc')
str.upper('abc')
str.upper(1)
str.upper()
'a'.upper(1)
'a'.join()
'a'.split(1, 2, 3)
'a'.split(x=1)
'a'.find()
'a'.isalpha(1)
str.maketrans('ab', 'cd')
'abc'.translate(str.maketrans('ab', 'cd', 'c'))
sorted('hello')
list('abc')
tuple('abc')
set('aaa')
max('abc')
min('abc')
'a' 'b'
'abc' < 'abd'
'a' < 1
'%(a)s' % {'a': 1}
'%s' % (1, 2)
'%s %s' % 1
'{a.real}'.format(a=5)
'{0[1]}'.format('abc')
'{0[a]}'.format({'a': 1})
'{:{w}.{p}f}'.format(3.14159, w=10, p=2)
f'{3.14159:{10}.{2}f}'
f'{5!r:>4}'
f'{{}}'
f'{1000000:,}'
'{:_}'.format(10**10)
'{:%}'.format(0.25)
format(10**30, ',')
format(2**70, '#x')
format(-2**70, '_b')
'{}'.format(1.0)
str(1e16)
repr(1e-5)
1e400
-1e400
float('1e400')
int(1e20)
int(-2.9)
int('1_000')
float('1_000.5')
10 ** -2
0 ** 0
0.0 ** 0
2 ** 0.5
(-2) ** 2
-2 ** 2
2 ** 100
2 ** -100
10 ** 400 // 10 ** 398
7 // -2
-7 // 2
7 % -2
-7 % 2
7.5 // -2
-7.5 % 2
1 / 3
10**400 / 10**399
10**400 / 3
1 / 10**400
5 // 0
5 % 0
5 / 0
5.0 // 0
5.0 % 0
divmod(5, 0)
divmod(5.0, 0)
0 ** -1
0.0 ** -1
1 << -1
1 >> -1
1 << 100
-1 >> 100
2 ** 64 >> 60
-2 ** 64 >> 60
~(2 ** 64)
2 ** 64 & -1
-2 ** 64 | 1
2 ** 64 ^ -5
1.5 & 1
'a' + 1
1 + 'a'
'a' * 1.5
1.5 * 'a'
[] + 'a'
'a' + []
None + 1
1 + None
-'a'
~1.5
+'a'
(1).bit_count()
(255).bit_length()
(0.5).as_integer_ratio()
(10).as_integer_ratio()
(3).conjugate()
1.5.conjugate()
(3).numerator
(3).denominator
1.5.real
1.5.imag
1.5.is_integer()
(1).is_integer()
1 == 1.0
2**53 == 2.0**53
2**53 + 1 == 2.0**53
2**53 + 1 > 2.0**53
10**400 > 1e308
10**400 < float('inf')
10**400 == float('nan')
1 < float('nan')
hash(2**61 - 1)
hash(2**61)
hash(-1)
hash(-2)
hash(0.5)
hash(1e300)
hash(float('inf'))
hash(2.0**70) == hash(2**70)
hash(True)
round(2.5)
round(3.5)
round(-2.5)
round(2.675, 2)
round(1234567.891, -3)
round(15, -1)
round(25, -1)
round(1e300, -299)
round(5, 2)
round(5.5, None)
round(5, None)
round(1.5, 'a')
round(float('nan'))
round(float('inf'), 2)
type(round(1.5))
type(round(1.5, 0))
type(round(15, -1))
chr(0x110000)
chr(-1)
ord('ab')
ord('')
ord(1)
chr(8364)
ascii('é€😀')
repr('\\n\\t\\\\\\'"')
repr('\\x00\\x7f\\xa0\\xad')
'\\ud800'
'a' in 'abc'
'' in ''
1 in 'a'
'x' not in 'abc'
'abc'.index('d')
'abc'[5]
'abc'[-4]
'abc'[1:2:0]
'abc'[::0]
'abc'.__class__
bin(-5)
oct(64)
hex(-255)
bin(1.5)
hex(2**70)
float('nan') == float('nan')
[float('nan')] == [float('nan')]
int('9' * 5000)
str(10 ** 5000)
f'{10**5000}'
'%d' % 10**5000
hex(10**5000)[:10]
int('f' * 5000, 16) > 0
format(10**5000, 'x')[:5]
format(10**5000, 'd')
1e5000
sum([0.1] * 10)
pow(3, -1, 7)
pow(2, -1, 4)
pow(2, 3, 0)
pow(2.0, 3, 5)
pow(2, 3, -5)
pow('a', 2)
pow(2, 10)
pow(2, 0.5)
abs(-5.5)
abs('a')
divmod(7, 'a')
divmod(-7, 2)
divmod(7.5, -2)
7 .__divmod__('a')
isinstance(True, int)
issubclass(bool, int)
str(True)
repr(False)
f'{True}'
f'{True:d}'
f'{True:5}'
'%d' % True
'%s' % True
'{:>6}'.format(True)
int(True)
True == 1
{True: 'a'}[1]
not 5
bool('')
bool('a')
bool(0.0)
bool(-0.0)
bool(10**100)
'''
for e in EXPRESSIONS.strip().split("\n"):
    try:
        print(e, "->", ascii(repr(eval(e))[:200]))
    except Exception as x:
        print(e, "=>", type(x).__name__, ascii(str(x)))

"""Every function of math on ordinary and extreme arguments."""

import math, sys, time
def t(s):
    try: r = repr(eval(s))
    except Exception as e: r = type(e).__name__ + ' ' + str(e)
    print(s, '->', r)
inf = math.inf; nan = math.nan
vals = ['0.0', '-0.0', '1.0', '-1.0', '0.5', '-0.5', '2', '-2', '3.7', '-3.7', '10', '100.25', '-100.25', '1e-300', '1e-20', '1e300', '710', '-745', 'inf', '-inf', 'nan', '0.1', '171.5', '-170.5', '23', '24', '200', '-200.5', '5e-324', '1e22', '170', '1.7976931348623157e308', '10**20', '10**400', 'True', "'x'", 'None']
for f in 'acos acosh asin asinh atan atanh cbrt ceil cos cosh degrees erf erfc exp exp2 expm1 fabs floor frexp gamma isfinite isinf isnan lgamma log log10 log1p log2 modf radians sin sinh sqrt tan tanh trunc ulp isqrt factorial'.split():
    for v in vals:
        if f == 'factorial' and v in ('10**20',): continue
        t(f'math.{f}({v})')
for f in 'atan2 copysign fmod hypot pow remainder nextafter log gcd lcm comb perm ldexp isclose'.split():
    for a in vals:
        for b in ('0.0', '-0.0', '1.0', '2', '-3', '0.5', 'inf', '-inf', 'nan', '1e300', '7'):
            if f in ('comb', 'perm') and '10**400' in a and 0: continue
            t(f'math.{f}({a}, {b})')
for s in ["math.fsum([0.1]*10)","math.fsum([1e100,1,-1e100])","math.fsum([1e308,1e308,-1e308])","math.fsum([inf,-inf])","math.fsum([inf,1])","math.fsum([nan,1])","math.fsum([])","math.fsum(5)","math.fsum(['a'])","math.fsum([1e-16,1,1e16])","math.fsum([2**53,0.5,1.5,1e-30])","math.prod([1,2,3])","math.prod([1.5,2])","math.prod([])","math.prod([2]*100)","math.prod([[1],2])","math.prod([1,2],start=5)","math.prod('ab')","math.prod([2**40,2**40,0.5])","math.hypot()","math.hypot(3,4)","math.hypot(1,1,1)","math.hypot(1e200,1e200)","math.hypot(1e-200,1e-200)","math.hypot(5e-324,5e-324)","math.hypot(inf,nan)","math.hypot(1.7e308,1.7e308)","math.hypot(0.1,0.2,0.3,0.4)","math.dist((1,2),(4,6))","math.dist([1],[2])","math.dist((),())","math.dist((1,2,3),(4,5,6.5))","math.dist((1,),(1,2))","math.gcd()","math.gcd(12,18,27)","math.gcd(-4)","math.gcd(10**30,10**20)","math.lcm(4,6)","math.lcm(0,5)","math.lcm(3)","math.lcm(-3,4)","math.comb(10,3)","math.comb(100,50)","math.comb(5,7)","math.comb(10**20,3)","math.perm(10,3)","math.perm(5)","math.perm(10**20,2)","math.perm(3,5)","math.perm(-1)","math.isqrt(10**40)","math.isqrt(99)","math.factorial(20)","math.factorial(100)","math.factorial(2000)%10**9","math.factorial()","math.pi","math.e","math.tau","math.inf","math.nan","math.floor(10**20)","math.ceil(-0.5)","math.trunc(-2.7)","math.floor(1e300)","math.log(10**400)","math.log(2**2000,2)","math.log2(2**2000)","math.log10(10**400)","math.log(8,2)","math.log(100,10)","math.log(2, 1)","math.isclose(1,1+1e-10)","math.isclose(1,2,rel_tol=1)","math.isclose(0,1e-12,abs_tol=1e-9)","math.isclose(a=1,b=1)","math.isclose(1)","math.isclose(1,1,1)","math.isclose(1,2,rel_tol=-1)","math.pow('a',1)","math.sqrt(x=1)","math.sin()","math.sin(1,2)","math.atan2(1)","math","math.sin","math.__name__","math.__doc__ is not None","math.foo", "math.comb(1)","math.perm()","math.gcd(1.5)","math.comb(True,True)","math.floor()"]: t(s)
class F:
    def __float__(self): return 2.25
    def __floor__(self): return 'fl'
    def __ceil__(self): return 'ce'
    def __trunc__(self): return 'tr'
class I:
    def __index__(self): return 9
print(math.sqrt(F()), math.floor(F()), math.ceil(F()), math.trunc(F()), math.sqrt(I()), math.isqrt(I()), math.gcd(I(), 6), math.factorial(I()), math.floor(I()))
x = 12345
for i in range(300):
    x = (x * 1103515245 + 12345) % 2**31
    a = (x % 100000) / 777 - 60; 
    x = (x * 1103515245 + 12345) % 2**31
    b = (x % 100000) / 3333 - 10
    try: g = math.gamma(a)
    except Exception: g = None
    print(a, b, g, math.lgamma(a), math.hypot(a, b), math.hypot(a, b, a * b), math.dist((a, b), (b, a * 3)), math.erf(b), math.exp(b), math.sin(a), math.tan(b), math.atan2(a, b), math.fmod(a, b), math.cbrt(a), math.log(abs(a)), math.log1p(abs(b)), math.expm1(b), math.fsum([a, b, a * b, 1e10, -1e10]))

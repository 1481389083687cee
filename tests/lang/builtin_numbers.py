"""abs, divmod, pow, round, hex, oct, bin, chr, ord with all their forms."""


class Number:
    def __abs__(self):
        return "abs"

    def __divmod__(self, other):
        return "divmod", other

    def __pow__(self, *args):
        return "pow", args

    def __index__(self):
        return 255

    def __neg__(self):
        return "neg"


n = Number()
print(abs(-5), abs(5.5), abs(-0.0), abs(True), abs(-(2 ** 70)), abs(n), abs(float("-inf")))
print(divmod(7, 3), divmod(-7, 3), divmod(7, -3), divmod(7.5, 2), divmod(-7.5, 2), divmod(2 ** 70, 10 ** 9), divmod(True, 2), divmod(n, 5), divmod(0, 5))
print(pow(2, 10), pow(2, -1), pow(2.0, 3), pow(2, 0.5), pow(2, 10, 1000), pow(-2, 3, 5), pow(3, 5, -7), pow(2, 0, 1), pow(0, 0), pow(0, 0, 1), pow(3, -1, 11), pow(n, 2), pow(2, 100, 10 ** 10), pow(base=2, exp=5), pow(2, 5, mod=7), pow(8, 1 / 3))
print(hex(255), hex(-255), hex(0), hex(True), hex(n), oct(8), oct(-8), oct(n), bin(10), bin(-10), bin(0), bin(n), hex(2 ** 64), bin(2 ** 40), oct(2 ** 63))
print(chr(97), chr(0x1f40d), ord("a"), ord("\u20ac"), chr(n), [chr(c) for c in range(65, 70)], chr(0) == "\0", ord(chr(1114111)))
print(round(2.5), round(3.5), round(-2.5), round(2.567, 2), round(1234, -2), round(True), round(5, 2), round(1e300), round(0.5) == 0)
print(1_000_000, 0xff, 0o17, 0b101, 0XFF, 1e3, 1E-2, .5, 5., 0x_ff, 1_0.0_1, 00, 0xdeadbeefdeadbeefdeadbeef)
print(-7 // 2, -7 % 2, 7 // -2, 7 % -2, 0 // -5, 0 % -5, -0 % 5, 5 % 5, -5 % 5, 1 // 2, -1 // 2, -1 % 2 ** 70, 1 // 2 ** 70, -1 // 2 ** 70)

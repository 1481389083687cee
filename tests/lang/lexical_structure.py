"""Comments, joined lines, semicolons, odd indentation, tabs, blank lines, long lines."""
# A comment.
    # An indented comment.
x = 1; y = 2; print(x, y);
if x: print("one line"); y = 3
total = (1 +
         2
         + 3)  # comment inside
total = 1 + \
    2 + \
    3
print(total, y)

if x == 1:

    # comment first


    print("after blank lines")
# comment at column 0 inside of a block
    print("still in the block")
if x:
  print("two spaces")
  if y:
         print("nine spaces")
  else:
   print("three spaces")
if x:
	print("a tab")
	if y:
		print("two tabs")
items = [
    1,
    2,  # two

    3,
]
text = ("implicit "
        'concatenation '
        """of three""")
print(items, text, [
], {
    "key": "value",
}, (
    1,
))


def f(
    a,
    b=2,
    *args,
    c=3,
    **kwargs,
):
    return a, b, c


print(f(1,
        b=5,
        ), f(
    2))
class A: value = 5; other = 6
def g(): return "one-line function"
def h(): x = 1; return x
for i in range(3): print(i, end=" "); print(i * i, end=",")
print()
while x < 3: x += 1
else: print("one-line else", x)
try: 1 / 0
except ZeroDivisionError: print("one-line except")
finally: print("one-line finally")
print(A.value, A.other, g(), h())
string = "a\
b"
print(string, "tab:\t|", 'quote\'s', "\u0041", r"\d", """multi
line "with" 'quotes'""", '''x''' '''y''')
long_name_with_digits_123_and_underscores = 1
_ = __ = ___ = 2
ñandú = "unicode name"
print(long_name_with_digits_123_and_underscores, _ + __ + ___, ñandú)
print(1 if x else 2, not x, -x, +x, ~x, x**2, x//2, x<<1, x!=2, x is not None, "a"not in"b")
print([1,2,3][1], {"a":1}["a"], (1,2)[0], "abc"[1], f"{x}"[0], [[1]][0][0], (lambda:5)(), 1.5.is_integer(), 1..real)
pass; pass
print(0xFF, 0b11, 0o17, 1_000, 1e3, 1.e3, .5e1, 10e-1, 0xAbC)
print("a" "b" "c" * 2, ("x" "y") * 2, "%s" "%s" % (1, 2))
if True: pass
else: pass
print("last line without newline")
"""Warnings of the compiler about literals that are compared, called and indexed; they go to stderr."""

x = 1
print(1 or 2)
print(x is 1, x is not (), "a" is x)
assert (x, "msg")
try:
    (1, 2)(3)
except TypeError: pass
try: [1]["a"]
except TypeError: pass
try: 1[0]
except TypeError: pass
try: "abc"[None]
except TypeError: pass
print("d")
def f():
    return x is 5
for i in range(2):
    exec("x is 1")
def ways_out():
    for i in range(2):
        try:
            if x:
                return x is 2
            if i:
                break
        finally:
            x is 3


class A:
    x is 8


print(ways_out())

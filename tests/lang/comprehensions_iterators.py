"""A comprehension asks its first iterable for an iterator once, in the frame around it."""

class C:
    def __init__(self): self.n = 0
    def __iter__(self): print("iter"); return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        return self.n
class D:
    def __init__(self): self.n = 0
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        return self.n
class E:
    def __iter__(self): return D()
print([x for x in C()], {x for x in E()}, {x: y for x in E() for y in (1, 2)})
print([x for x in range(3)], [c for c in "abc"], [x for x in (1, 2)], [x for x in {5: 1}], [x for x in range(10**30, 10**30 + 2)])
def hot():
    return [x for x in E()], [x + 1 for x in [1, 2]], [x for x in map(abs, [-1])]
for i in range(300): hot()
print(hot())
try: [x for x in 5]
except TypeError as e: print(e, e.__traceback__.tb_next)

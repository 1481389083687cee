"""Sets: operators, methods, comparisons, comprehensions, errors."""


def attempt(operation):
    try:
        print(operation())
    except (KeyError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)


def show(s):
    print(sorted(s), len(s))


a = {1, 2, 3, 4}
b = {3, 4, 5}
show(a | b)
show(a & b)
show(a - b)
show(a ^ b)
show(b - a)
show(a.union([9], (8,), "x" * 0))
show(a.intersection([1, 2, 99], {2, 3}))
show(a.difference([1], {2}))
show(a.symmetric_difference([1, 77]))
print(a < b, a <= a, a < a, {1} < a, a > {1, 2}, a >= b, a == {4, 3, 2, 1}, a != b, {1, 2}.issubset(a), a.issuperset([1]), a.isdisjoint([9]), a.isdisjoint([1]))
print(a.add(10), a.add(1), a.discard(99), a.discard(2), a.remove(3))
show(a)
print(a.update([20, 21], {22}), a.clear(), a, len(a), bool(a), repr(set()), set("aa"), {5})
a = {1, 2, 3, 4, 5, 6}
a |= {7}
a -= {1, 2}
a &= {3, 4, 7, 8}
a ^= {4, 9}
show(a)
a.intersection_update([3, 7])
a.difference_update([7])
a.symmetric_difference_update([3, 100])
show(a)
popped = {5}.pop()
print(popped, {5}.copy() == {5}, 3 in {1, 2, 3}, "a" in {"b"}, 1.0 in {1}, True in {1}, set([1, 2, 2, 1]) == {1, 2})
show({x % 3 for x in range(10)})
show({x for x in "hello" if x > "g"})
show(set(range(5)) | set({10: 1}) | set([20]))
attempt(lambda: {1}.remove(5))
attempt(lambda: {1}.remove("k"))
attempt(lambda: set().pop())
attempt(lambda: {1} | [2])
attempt(lambda: {1} + {2})
attempt(lambda: {1} < [1])
attempt(lambda: a[0])
attempt(lambda: {[1]})
attempt(lambda: set(5))
attempt(lambda: set([1], [2]))
attempt(lambda: {1}.add())
attempt(lambda: {1}.union(5))
attempt(lambda: {1}.append(2))
attempt(lambda: {{1}: 2})
big = set()
for i in range(2000):
    big.add(i * 31 % 1777)
    if i % 3 == 0:
        big.discard(i)
print(len(big), sum(big), min(big), max(big), len([x for x in big if x % 2]))
s = {1, 2}
t = s
t.add(3)
s = s | {4}
print(sorted(t), sorted(s))

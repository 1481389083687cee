"""List, set and dict comprehensions: conditions, nesting, unpacking, shadowing."""

print([x for x in range(5)], [x * 2 for x in "ab"], [x for x in range(10) if x % 2 if x > 3], [(x, y) for x in range(3) for y in range(x)], [[y for y in range(x)] for x in range(4)])
print({x % 3: x for x in range(9)}, {k: v for k, v in {"a": 1, "b": 2}.items()}, {v: k for k, v in zip("abc", range(3))}, {x: {y: x * y for y in range(2)} for x in range(2)})
print(sorted({x % 3 for x in range(9)}), {len(w) for w in ["a", "bb", "cc"]} == {1, 2}, {x for x in []}, {x: 1 for x in []}, [x for x in ()])
print([a + b for a, b in [(1, 2), (3, 4)]], [a for a, *_ in [(1, 2, 3), (4,)]], [b for _, (a, b) in enumerate([(1, 2)])], [x if x else "zero" for x in (0, 1)], [not x for x in (0, 1)])
print([i for i in range(3) for _ in range(i)], [x for row in [[1, 2], [3]] for x in row], [c for w in ("ab", "cd") for c in w if c != "b"], [x for x in [y for y in range(4) if y] if x != 2])
print([f(2) for f in [lambda v: v + 1, str, float]], [f() for f in [lambda n=n: n * n for n in range(3)]], [f"{x}-{y}" for x in "ab" for y in "12"], [print, len][1]([x for x in "abc"]))
x = "outer"
print([x for x in range(2)], x, {x: x for x in range(2)}, x, [y for y in [x]], x)
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], [sum(row) for row in matrix], [v for row in matrix for v in row if v % 2], max([max(r) for r in matrix]))


def function(items):
    factor = 3
    return [item * factor for item in items if item in allowed and factor], [locals() for _ in range(1)][0].get("_")


allowed = (1, 3)
print(function([1, 2, 3]))
print([i for i in range(2000) if i % 500 == 0], len([0] * 3), len([i for i in range(3000)]), sum([i * i for i in range(100)]))
print([[j for j in range(i)] for i in range(3) if [k for k in range(i)]], {(a, b) for a in "x" for b in "yz"} == {("x", "y"), ("x", "z")}, [*[x for x in (1, 2)], *(3,)])
try:
    [1 / x for x in (1, 0)]
except ZeroDivisionError as error:
    print(error, x)
primes = [n for n in range(2, 50) if all([n % d for d in range(2, int(n ** 0.5) + 1)])]
print(primes, [n for n in primes if str(n) == str(n)[::-1]])

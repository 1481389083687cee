"""Assignment expressions: conditions, comprehensions, scopes."""

if (n := 10) > 5:
    print(n)
values = [3, 8, 1, 9]
while (value := values.pop()) != 8:
    print("popped", value)
print([y for x in range(6) if (y := x * x) % 2 == 0], y)
print(f"{(m := 5) + m}", (a := 1, b := 2), a + b, (c := [1, 2])[0], c)


def scope():
    total = 0
    partial = [total := total + v for v in range(5)]
    return partial, total


def condition(items):
    if len([found := i for i in items if i > 3]) > 0:
        return found
    return None


def keyword(x=(default := 7)):
    return x + default


print(scope(), condition([1, 5, 2]), condition([1]), keyword(), default)
print((lambda: (z := 3) * z)(), [w := 1, w + 1, w + 2], {(k := "key"): k * 2}, len(line := "hello") and line.upper())
x = 1
print((x := x + 1) + (x := x * 5), x)
if not (empty := []) and (full := [1]):
    print(empty, full)

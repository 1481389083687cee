"""Precedence and associativity of every operator."""

print(2 + 3 * 4, (2 + 3) * 4, 2 ** 3 ** 2, (2 ** 3) ** 2, -2 ** 2, (-2) ** 2, 2 ** -1, 10 - 3 - 2, 10 - (3 - 2), 100 / 10 / 5, 100 // 7 // 2, 2 * 3 % 4, 7 % 4 * 2)
print(1 + 2 << 3, 1 + (2 << 3), 1 << 2 + 3, 16 >> 1 + 1, 5 & 3 == 3, (5 & 3) == 1, 5 | 3 & 1, (5 | 3) & 1, 6 ^ 3 & 1, 6 ^ 3 | 8, ~5 + 1, ~(5 + 1), -~5, ~-5, --5, not not 0)
print(1 < 2 == True, (1 < 2) == True, not 1 == 2, (not 1) == 2, not 1 in [2], 1 in [1] in [[1]], 1 == 1 in [1], not True == False)
print(True or False and False, (True or False) and False, not True or True, not (True or True), 1 or 2 and 3, 0 and 1 or 2, 1 if 0 else 2 if 0 else 3, (1 if 1 else 2) + 3, 1 if 1 else 2 + 3)
print(2 + 3 if 1 else 4, "a" + "b" * 3, [1] + [2] * 2, "ab" "cd"[1], 2 * -3, 2 - -3, 2 ** -2 * 4, -3 % 5, -(3 % 5), 5 // -2, -5 // 2, -(5 // 2))
print((lambda x: x + 1)(2) * 3, (lambda x, y=2: x if x else y)(0) + 1, [x for x in (1, 2) if x > 1 or x < 0], [lambda: 1, 2][1], {1: 2, **{3: 4}}[3], (1, 2) + (3,) * 2, not [] == [], 3 - 2 + 1, 8 >> 1 << 2, 3 * 4 // 5 % 3)
print(1 < 3 > 2, 1 < 3 > 5, 3 > 2 > 1 == 1, 5 - 3 < 4 - 1, 1 + 1 == 2 and 2 + 2 == 4, "b" > "a" and not "c" < "b", 1 | 2 == 2, 4 & 6 ^ 1 | 8, 1 << 3 >> 1 & 7, +-+1, 2 ** 2 ** 0, (2,) < (3,) == True)
x = y = 5
x += y * 2 - 1
y -= x if x > 100 else 3 - 1
print(x, y, x - y * 2 // 3 ** 2 % 4 + 1, -x ** 2 // y, x if x else y and 1, x and y or 0)
print(*[1, 2] + [3], *(1,) * 2, *range(2), {**{"a": 1}, "b": 1 + 1}, [*"ab" * 2], print is not None, (a := 5) + 1, a)

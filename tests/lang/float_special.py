"""-0.0, infinities and nan in arithmetic, comparisons, containers and builtins."""

import math

inf = float("inf")
nan = float("nan")

print(inf + 1, inf - inf, inf * 0, -inf * 2, inf / inf, 1 / inf, -1 / inf, inf // 1, inf % 2, 5 % inf, -5 % inf)
print(5.0 // inf, -5.0 // inf, 5.0 // -inf, divmod(-5.0, inf), inf ** 0, inf ** -1, (-inf) ** 3, nan ** 0, 1 ** nan)
print(0.0 == -0.0, repr(0.0), repr(-0.0), str(-0.0), -0.0 + 0.0, -0.0 - 0.0, -0.0 * 1, 0.0 * -1.0)
print(math.copysign(1, -0.0), math.copysign(1, 0.0), math.atan2(0.0, -0.0), math.atan2(-0.0, -0.0))
print(hash(0.0) == hash(-0.0) == hash(0), hash(inf), hash(-inf), {0.0: "zero"}[-0.0])
print(nan == nan, nan is nan, nan in [nan], [nan] == [nan], (nan,) == (nan,), nan in (1.0, 2.0))
print([float("nan")] == [float("nan")], [nan].index(nan), [nan, 1.0].count(nan))
print(max(nan, 1.0), max(1.0, nan), min(nan, 1.0), min(1.0, nan), max([1, inf, 3]), min([1, -inf]))
print(sorted([3.0, -inf, inf, 0.0, -0.0, -1.0]), sum([0.1] * 10), sum([1e100, 1.0, -1e100]), sum([]), sum([], 0.5))
print(bool(nan), bool(0.0), bool(-0.0), bool(inf), not -0.0, nan and 1, 0.0 or "other")
print(math.isnan(nan), math.isinf(-inf), math.isfinite(1e308), math.isnan(inf - inf))
table = {nan: 1}
print(table[nan], nan in table, len({nan, nan}))
print(round(-0.4), round(-0.4, 0), round(0.4, 0), int(-0.9), -0.0 // 1, 0.0 // -1, -0.0 % 5, 0.0 % -5, 6 % -3.0)

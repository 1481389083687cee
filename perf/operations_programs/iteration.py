"""Loops, iterators, builtin functions over them."""

from measure import main, operation

LIST = "a = list(range(100))"

operation("while_loop", "k = 0\nwhile k < 100: k += 1\nr += k + i", count=100)
operation("while_true_break", "k = i & 7\nwhile True:\n    k += 1\n    if k > 50: break\nr += k")
operation("for_break", "for x in a:\n    if x > 20: break\nr += x + i", LIST)
operation("for_continue", "for x in a:\n    if x & 1: continue\n    r += x", LIST, count=100)
operation("for_else", "for x in a:\n    if x == i & 15: break\nelse: r += 1", "a = list(range(10))")
operation("for_nested", "for x in range(10):\n    for y in range(10): r += x * y", count=100)
operation("for_two_exits", "for x in range(10):\n    if x * x > i & 63: r += x; break\n    if x > 8: break")

operation("enumerate", "for k, x in enumerate(a): r += k & x", LIST, count=100)
operation("enumerate_start", "for k, x in enumerate(a, 1): r += k ^ x", LIST, count=100)
operation("enumerate_str", "for k, c in enumerate(s):\n    if c == 'o': r += k",
          "s = 'the quick brown fox' * 5", count=95)
operation("enumerate_pairs", "for k, (x, y) in enumerate(a): r += k + x + y",
          "a = [(k, k) for k in range(100)]", count=100)
operation("zip", "for x, y in zip(a, b): r += x ^ y", LIST + "\nb = a[::-1]", count=100)
operation("zip_three", "for x, y, z in zip(a, b, a): r += x ^ y ^ z", LIST + "\nb = a[::-1]", count=100)
operation("zip_floats", "for x, y in zip(a, b): r += x * y",
          "r = 0.0\na = [k * 0.5 for k in range(100)]\nb = a[::-1]", count=100)
operation("zip_in_enumerate",
          "for k, (x, y) in enumerate(zip(a, b)): r += k + x * y", LIST + "\nb = a[::-1]", count=100)
operation("zip_slices", "for x, y in zip(a, a[1:]): r += y - x", LIST, count=99)
operation("zip_list", "a[3] = i\nr += len(list(zip(a, a)))", LIST, count=100)
operation("reversed_list", "for x in reversed(a): r += x", LIST, count=100)
operation("reversed_range", "for x in reversed(range(100)): r += x", count=100)
operation("map_lambda", "for x in map(lambda x: x + 1, a): r += x", LIST, count=100)
operation("map_lambda_list", "r += len(list(map(lambda x: x + i, a)))", LIST, count=100)
operation("map_builtin_list", "a[0] = i\nr += len(list(map(str, a)))", LIST, count=100)
operation("map_int_split", "x, y, z = map(int, a[i & 1].split())\nr += x + z", "a = ['1 2 3', '44 5 66']")
operation("map_two", "for x in map(lambda x, y: x & y, a, a): r += x", LIST, count=100)
operation("filter_lambda", "for x in filter(lambda x: x & 1, a): r += x", LIST, count=100)
operation("filter_lambda_list", "r += len(list(filter(lambda x: x > i & 63, a)))", LIST, count=100)
operation("filter_none", "a[3] = i & 1\nr += len(list(filter(None, a)))", LIST, count=100)
operation("iter_next", "it = iter(a[i & 3])\nr += next(it)", "a = [[k, 1] for k in range(4)]")
operation("next_default", "it = iter(a[i & 3])\nr += next(it, 7)", "a = [[k, 1] for k in range(3)] + [[]]")
operation("next_in_loop", "r += next(it, 0)", "it = iter(range(1 << 40))")

operation("sum_ints", "a[3] = i & 7\nr += sum(a)", LIST, count=100)
operation("sum_floats", "a[3] = i * 0.5\nr += sum(a)", "r = 0.0\na = [k * 0.5 for k in range(100)]", count=100)
operation("sum_range", "r += sum(range(i & 127))", count=64)
operation("sum_comprehension", "r += sum([x * i for x in a])", LIST, count=100)
operation("sum_of_map", "r += sum(map(lambda x: x ^ i, a))", LIST, count=100)
operation("sum_short", "r += sum((i, 1, 2))")
operation("min_two", "r += min(i, 500)")
operation("max_two", "r += max(i & 63, 30)")
operation("max_three", "r += max(i & 63, 30, r & 31)")
operation("max_floats", "r += max(x, 100.5)\nx += 0.25", "r = x = 0.0")
operation("min_list", "a[0] = i & 7\nr += min(a)", LIST, count=100)
operation("max_list", "a[3] = i & 127\nr += max(a)", LIST, count=100)
operation("max_key", "a[0] = i & 7\nr += max(a, key=lambda x: -x)", LIST, count=100)
operation("any_list", "a[50] = i & 1\nif any(a): r += 1", "a = [0] * 51", count=51)
operation("all_list", "a[50] = i & 1\nif all(a): r += 1", "a = [1] * 51", count=51)
operation("any_comprehension", "if any([x == i & 15 for x in a]): r += 1", "a = list(range(10))")
operation("all_map", "if all(map(lambda x: x != i & 15, a)): r += 1", "a = list(range(10))")
operation("builtin_alias", "r += f(a[i & 7])", "a = [[0] * k for k in range(8)]\nf = len")
operation("hash_int", "r ^= hash(i)")
operation("id_is", "if a[i & 3] is a[1]: r += 1", "a = [[], [], [], []]")
operation("callable", "if callable(a[i & 1]): r += 1", "a = [len, 3]")

main(globals())

"""list, tuple, range."""

from measure import main, operation

LIST = "a = list(range(100))"

# list: elements
operation("list_index", "r += a[i & 63]", LIST)
operation("list_index_negative", "r += a[-1 - (i & 63)]", LIST)
operation("list_store", "a[i & 63] = i\nr ^= a[5]", LIST)
operation("list_store_add", "a[i & 63] += i\nr ^= a[5]", LIST)
operation("list_swap", "j = i & 31\na[j], a[j + 1] = a[j + 1], a[j]\nr += a[0]", LIST)
operation("list_of_lists", "r += a[i & 7][i & 3]", "a = [[k, k + 1, k + 2, k + 3] for k in range(8)]")
operation("list_of_lists_store", "a[i & 7][i & 3] = i\nr += a[1][1]", "a = [[0] * 4 for k in range(8)]")
operation("list_of_floats", "r += a[i & 63]", "r = 0.0\na = [k * 0.5 for k in range(100)]")
operation("list_of_floats_store", "a[i & 63] = i * 0.5\nr += a[5]", "r = 0.0\na = [k * 0.5 for k in range(100)]")
operation("list_len", "r += len(a[i & 7])", "a = [[0] * k for k in range(8)]")

# list: methods
operation("list_append", "a.append(i)\nif len(a) == 1000: r += a[7]; a = []", "a = []")
operation("list_append_clear", "a.append(i)\nif len(a) == 100: r += a[7]; a.clear()", "a = []")
operation("list_append_pop", "a.append(i)\nr += a.pop()", LIST)
operation("list_pop_first", "a.append(i)\nr += a.pop(0)", LIST)
operation("list_insert", "a.insert(3, i)\nr += a.pop(50)", LIST)
operation("list_remove", "a.append(i & 7 | 1000)\na.remove(i & 7 | 1000)\nr += len(a)", LIST)
operation("list_del_item", "a.append(i)\ndel a[5]\nr ^= a[5]", LIST)
operation("list_extend", "b = [i]\nb.extend(a)\nr += len(b)", "a = list(range(10))")
operation("list_add_in_place", "b = [i]\nb += a\nr += len(b)", "a = list(range(10))")
operation("list_index_method", "r += a.index(i & 63)", LIST)
operation("list_count", "r += a.count(i & 63)", LIST)
operation("list_copy", "r += len(a[i & 7].copy())", "a = [[0] * k for k in range(8)]")
operation("list_reverse", "a.reverse()\nr += a[i & 15]", "a = list(range(20))")
operation("list_sort_random", "b = a[i & 3:]\nb.sort()\nr += b[7]", "a = [k * 7919 % 101 for k in range(100)]")
operation("list_sort_sorted", "b = a[i & 3:]\nb.sort()\nr += b[7]", LIST)
operation("list_sort_key", "b = a[i & 3:]\nb.sort(key=lambda x: -x)\nr += b[7]",
          "a = [k * 7919 % 101 for k in range(100)]")
operation("list_sort_strings", "b = a[i & 3:]\nb.sort()\nr += len(b[7])",
          "a = [str(k * 7919 % 101) for k in range(100)]")
operation("list_sort_tuples", "b = a[i & 3:]\nb.sort()\nr += b[7][1]", "a = [(k * 7919 % 11, k) for k in range(100)]")
operation("sorted_key", "r += sorted(a[i & 3:], key=lambda x: x[1])[7][1]",
          "a = [(k, k * 7919 % 101) for k in range(100)]")
operation("sorted_reverse", "r += sorted(a[i & 3:], reverse=True)[7]", "a = [k * 7919 % 101 for k in range(100)]")

# list: wholes
operation("list_display", "r += len([i, 1, 2])")
operation("list_display_empty", "b = []\nb.append(i)\nr += b[0]")
operation("list_slice", "r += len(a[i & 7:20])", LIST)
operation("list_slice_copy", "r += len(a[i & 7][:])", "a = [[0] * k for k in range(8)]")
operation("list_slice_step", "r += len(a[i & 7::3])", LIST)
operation("list_slice_reverse", "r += a[i & 7::-1][0]", LIST)
operation("list_slice_assign", "a[3:6] = (i, 2, 3)\nr ^= a[3]", LIST)
operation("list_slice_assign_resize", "a[3:5] = b\ndel a[5:7]\na.append(i)\nr += len(a)", LIST + "\nb = [1, 2, 3]")
operation("list_slice_del", "b = a[i & 3:]\ndel b[2:8]\nr += len(b)", "a = list(range(20))")
operation("list_concat", "r += len(a + [i])", "a = list(range(10))")
operation("list_multiply", "r += len([i] * 20)")
operation("list_multiply_in_place", "b = [i]\nb *= 10\nr += len(b)")
operation("list_in_int", "if i & 63 in a: r += 1", LIST)
operation("list_in_str", "if b[i & 3] in a: r += 1", "a = [str(k) for k in range(20)]\nb = ['5', '15', 'x', '19']")
operation("list_equal", "a[19] = i & 1\nif a == b: r += 1", "a = list(range(20))\nb = a[:19] + [1]")
operation("list_less", "a[19] = i & 1\nif a < b: r += 1", "a = list(range(20))\nb = a[:19] + [1]")
operation("list_unpack", "x, y, z = a[i & 3]\nr += x + z", "a = [[k, 1, 2] for k in range(4)]")
operation("list_unpack_star", "x, *y = a[i & 3]\nr += x + len(y)", "a = [[k, 1, 2] for k in range(4)]")
operation("list_display_star", "r += len([i, *a])", "a = [1, 2, 3]")
operation("list_of_range", "r += len(list(range(i & 15)))")
operation("list_of_tuple", "r += len(list(a[i & 3]))", "a = [(k, 1, 2) for k in range(4)]")
operation("list_of_str", "r += len(list(a[i & 3]))", "a = ['abc', 'de', 'f', 'ghij']")
operation("list_deep_copy", "b = [row[:] for row in a]\nb[0][0] = i\nr += b[0][0] - a[0][0]",
          "a = [[0] * 8 for _ in range(8)]")
operation("list_matrix_row", "for k in range(20): r += a[k] * b[k]",
          "a = list(range(20))\nb = list(range(20))", count=20)

# list: iteration
operation("list_for", "for x in a: r += x", LIST, count=100)
operation("list_for_floats", "for x in a: r += x", "r = 0.0\na = [k * 0.5 for k in range(100)]", count=100)
operation("list_for_strings", "for x in a: r += len(x)", "a = [str(k) for k in range(100)]", count=100)
operation("list_for_short", "for x in a[i & 3]: r += x", "a = [[1, 2], [3], [4, 5, 6], []]")
operation("list_comprehension", "r += len([x + i for x in a])", LIST, count=100)
operation("list_comprehension_if", "r += len([x for x in a if x & 1])", LIST, count=100)
operation("list_comprehension_nested", "r += len([x + y for x in a for y in a])", "a = list(range(10))", count=100)
operation("list_comprehension_short", "r += len([x + i for x in a])", "a = [1, 2, 3]")
operation("list_comprehension_call", "r += len([abs(x) for x in a])", LIST, count=100)

# tuple
operation("tuple_display", "t = i, 1\nr += t[0]")
operation("tuple_kept", "a[i & 7] = i, r\nr += a[3][0]", "a = [(0, 0)] * 8")
operation("tuple_unpack", "x, y = a[i & 3]\nr += x + y", "a = [(k, 1) for k in range(4)]")
operation("tuple_index", "r += a[i & 3][1]", "a = [(k, k + 1) for k in range(4)]")
operation("tuple_index_variable", "r += t[i & 3]", "t = 1, 2, 3, 4")
operation("tuple_slice", "r += len(t[i & 3:])", "t = 1, 2, 3, 4")
operation("tuple_equal", "if a[i & 3] == (1, 2): r += 1", "a = [(k, k + 1) for k in range(4)]")
operation("tuple_less", "if a[i & 3] < (2, 2): r += 1", "a = [(k, k + 1) for k in range(4)]")
operation("tuple_hash", "if hash((i, 1)) != 0: r += 1")
operation("tuple_in", "if i & 7 in t: r += 1", "t = 1, 2, 3, 4")
operation("tuple_concat", "r += len(a[i & 3] + (1, 2))", "a = [(k, k + 1) for k in range(4)]")
operation("tuple_multiply", "r += len((i,) * 5)")
operation("tuple_for", "for x in t: r += x", "t = tuple(range(100))", count=100)
operation("tuple_for_constant", "for x in (1, 2, 3, 4): r += x + i", count=4)
operation("tuple_for_pairs", "for x, y in a: r += x + y", "a = [(k, k + 1) for k in range(100)]", count=100)
operation("tuple_of_list", "r += len(tuple(a[i & 3]))", "a = [[k, 1, 2] for k in range(4)]")
operation("tuple_return_swap", "x, y = y, x + i\nr ^= x", "x, y = 1, 2")

# range
operation("range_for", "for k in range(100): r += k", count=100)
operation("range_for_step", "for k in range(0, 200, 2): r += k", count=100)
operation("range_for_down", "for k in range(99, -1, -1): r += k", count=100)
operation("range_for_short", "for k in range(3): r += k")
operation("range_for_variable", "for k in range(i & 7): r += k")
operation("range_in", "if i in a: r += 1", "a = range(0, 1000, 3)")
operation("range_index", "r += a[i & 63]", "a = range(0, 1000, 3)")
operation("range_len", "r += len(range(i))")

main(globals())

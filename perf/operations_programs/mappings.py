"""dict, set."""

from measure import main, operation

DICT = "d = {k: k + 1 for k in range(64)}"
NAMES = "names = ['alpha', 'beta', 'gamma', 'delta']\nd = {name: len(name) for name in names}"
TUPLES = "d = {(x, y): x + y for x in range(8) for y in range(8)}"
SETS = "s = set(range(0, 64, 2))\nt = set(range(0, 64, 3))"


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __hash__(self):
        return self.x * 31 + self.y

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y


class Plain:
    pass


POINTS = "keys = [Point(k, 1) for k in range(8)]\nd = {Point(k, 1): k for k in range(8)}"

# dict: elements
operation("dict_get_int", "r += d[i & 63]", DICT)
operation("dict_get_str", "r += d[names[i & 3]]", NAMES)
operation("dict_get_constant", "d['beta'] = i\nr += d['beta'] + d['gamma']", NAMES)
operation("dict_get_tuple", "r += d[i & 7, 3]", TUPLES)
operation("dict_get_float", "r += d[a[i & 3]]", "a = [0.5, 1.5, 2.5, 3.5]\nd = {x: 1 for x in a}")
operation("dict_get_bool", "r += d[i & 1 == 1]", "d = {True: 1, False: 2}")
operation("dict_get_object", "r += d[keys[i & 7]]", "keys = [Plain() for k in range(8)]\nd = {o: 1 for o in keys}")
operation("dict_get_own_hash", "r += d[keys[i & 7]]", POINTS)
operation("dict_get_built_str", "r += d['k' + a[i & 3]]", "a = ['a', 'b', 'c', 'd']\nd = {'k' + x: 1 for x in a}")
operation("dict_get_method", "r += d.get(i & 127, 5)", DICT)
operation("dict_get_method_str", "r += d.get(names[i & 3], 0)", NAMES)
operation("dict_get_missing", "if d.get(i | 64) is None: r += 1", DICT)
operation("dict_set_int", "d[i & 63] = i\nr ^= d[5]", DICT)
operation("dict_set_str", "d[names[i & 3]] = i\nr ^= d['beta']", NAMES)
operation("dict_set_tuple", "d[i & 7, 3] = i\nr ^= d[5, 3]", TUPLES)
operation("dict_set_own_hash", "d[keys[i & 7]] = i\nr ^= i", POINTS)
operation("dict_set_new", "d[i] = r\nif len(d) == 1000: r += 1; d = {}", "d = {}")
operation("dict_add_in_place", "d[i & 63] += 1\nr ^= d[5]", DICT)
operation("dict_count", "k = names[i & 3]\nd[k] = d.get(k, 0) + 1\nr ^= d[k]", NAMES)
operation("dict_in", "if i & 127 in d: r += 1", DICT)
operation("dict_in_str", "if names[i & 3] in d: r += 1", NAMES)
operation("dict_not_in", "if i & 127 not in d: r += 1", DICT)
operation("dict_in_tuple", "r += (i & 15, 3) in d", TUPLES)
operation("dict_del", "d[i] = 1\ndel d[i]\nr += len(d)", DICT)
operation("dict_pop", "d[i] = i\nr += d.pop(i)", DICT)
operation("dict_popitem", "d[i] = i\nr += d.popitem()[1]", DICT)
operation("dict_setdefault", "r += d.setdefault(i & 127, 3)", DICT)
operation("dict_of_lists", "d.setdefault(i & 15, []).append(i)\nif i & 511 == 511: r += len(d[3]); d = {}", "d = {}")
operation("dict_of_lists_in",
          "k = i & 15\nif k not in d: d[k] = []\nd[k].append(i)\nif i & 511 == 511: r += len(d[3]); d = {}",
          "d = {}")
operation("dict_of_dicts", "r += d[i & 7][i & 3]", "d = {k: {j: k + j for j in range(4)} for k in range(8)}")
operation("dict_memo", "k = i & 63\nif k in d: r += d[k]\nelse: d[k] = k", "d = {}")

# dict: wholes
operation("dict_display", "r += {'a': i, 'b': 2}['a']")
operation("dict_display_empty", "d = {}\nd['x'] = i\nr += d['x']")
operation("dict_display_star", "r += len({**d, 'x': i})", NAMES)
operation("dict_call_keywords", "r += dict(a=i, b=2)['a']")
operation("dict_of_zip", "r += len(dict(zip(names, (i, 2, 3, 4))))", NAMES)
operation("dict_copy", "e = d.copy()\ne['x'] = i\nr += len(e)", NAMES)
operation("dict_update", "e = {'x': i}\ne.update(d)\nr += len(e)", NAMES)
operation("dict_merge", "r += len(d | {'x': i})", NAMES)
operation("dict_merge_in_place", "e = {'x': i}\ne |= d\nr += len(e)", NAMES)
operation("dict_fromkeys", "r += len(dict.fromkeys(names, i))", NAMES)
operation("dict_equal", "d['beta'] = i & 1\nif d == e: r += 1", NAMES + "\ne = d | {'beta': 1}")
operation("dict_clear", "d[i] = 1\nif i & 31 == 31: d.clear()\nr += len(d)", "d = {}")
operation("dict_comprehension", "r += len({k: i for k in a})", "a = list(range(20))", count=20)
operation("dict_comprehension_items", "r += len({v: k for k, v in d.items()})", DICT, count=64)
operation("dict_deep_copy", "e = {k: v[:] for k, v in d.items()}\ne[0][0] = i\nr += e[0][0] - d[0][0]",
          "d = {k: [0, 1, 2] for k in range(8)}")

# dict: iteration
operation("dict_for", "for k in d: r += k", DICT, count=64)
operation("dict_for_get", "for k in d: r += d[k]", DICT, count=64)
operation("dict_for_keys", "for k in d.keys(): r += k", DICT, count=64)
operation("dict_for_values", "for v in d.values(): r += v", DICT, count=64)
operation("dict_for_items", "for k, v in d.items(): r += k ^ v", DICT, count=64)
operation("dict_for_items_short", "for k, v in d.items(): r += v", NAMES)
operation("dict_list_of_keys", "d[i & 7] = i\nr += len(list(d))", DICT)
operation("dict_list_of_items", "d[i & 7] = i\nr += list(d.items())[2][0]", DICT)
operation("dict_sorted_items", "d['beta'] = i\nr += sorted(d.items())[0][1]", NAMES)
operation("dict_sum_values", "d[3] = i & 7\nr += sum(d.values())", DICT)
operation("dict_max_key_get", "d['beta'] = i & 7\nr += len(max(d, key=d.get))", NAMES)

# set
operation("set_in", "if i & 63 in s: r += 1", SETS)
operation("set_in_str", "if a[i & 3] in s: r += 1", "s = {'x', 'yy', 'zzz'}\na = ['x', 'b', 'zzz', 'd']")
operation("set_in_tuple", "r += (i & 7, 3) in s", "s = {(k, 3) for k in range(5)}")
operation("set_in_display", "if i & 7 in {1, 3, 5}: r += 1")
operation("set_in_own_hash", "if keys[i & 7] in s: r += 1", POINTS + "\ns = set(keys[:4])")
operation("set_add", "s.add(i & 127)\nr += len(s)", SETS)
operation("set_add_new", "s.add(i)\nif len(s) == 1000: r += 1; s = set()", "s = set()")
operation("set_add_remove", "s.add(i | 64)\ns.remove(i | 64)\nr += len(s)", SETS)
operation("set_add_tuple", "s.add((i & 7, i & 15))\nr += len(s)", "s = set()")
operation("set_discard", "s.discard(i & 127)\nr += len(s)", SETS)
operation("set_pop", "s.add(i + 64)\ns.pop()\nr += len(s)", SETS)
operation("set_display", "r += len({i, 1, 2})")
operation("set_of_list", "a[0] = i\nr += len(set(a))", "a = list(range(20))", count=20)
operation("set_union", "s.add(i & 63)\nr += len(s | t)", SETS)
operation("set_intersection", "s.add(i & 63)\nr += len(s & t)", SETS)
operation("set_difference", "s.add(i & 63)\nr += len(s - t)", SETS)
operation("set_symmetric_difference", "s.add(i & 63)\nr += len(s ^ t)", SETS)
operation("set_update", "u = {i}\nu.update(t)\nr += len(u)", SETS)
operation("set_subset", "u = {i & 63, 3}\nif u <= t: r += 1", SETS)
operation("set_isdisjoint", "u = {i & 63, 1}\nif u.isdisjoint(t): r += 1", SETS)
operation("set_equal", "u.add(i & 63)\nif s == u: r += 1", SETS + "\nu = set(s)")
operation("set_copy", "r += len(s.copy())\ns.add(i & 63)", SETS)
operation("set_for", "for x in s: r += x", SETS, count=32)
operation("set_comprehension", "r += len({x & i for x in a})", "a = list(range(20))", count=20)
operation("set_sorted", "r += sorted(s)[5]\ns.add(i & 7)", SETS)
operation("frozenset_key", "r += d[a[i & 1]]", "a = [frozenset((1, 2)), frozenset((3,))]\nd = {a[0]: 1, a[1]: 2}")

main(globals())

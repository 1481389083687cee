"""str."""

from measure import main, operation

WORDS = "'the quick brown fox jumps over the lazy dog'"
EIGHT = f"a = {WORDS}.split()[:8]"
LINE = f"s = {WORDS}"

# concatenation and building
operation("concat", "r += len(a[i & 7] + 'xyz')", EIGHT)
operation("concat_append_char", "s += 'x'\nif len(s) > 100: s = ''; r += 1", "s = ''")
operation("concat_in_front", "s = 'x' + s\nif len(s) > 100: s = ''; r += 1", "s = ''")
operation("concat_grow_long", "s += 'abcdefgh'\nif len(s) > 5000: r += len(s); s = ''", "s = ''")
operation("multiply", "r += len(a[i & 7] * 5)", EIGHT)
operation("join_words", "a[0] = names[i & 1]\nr += len(' '.join(a))", EIGHT + "\nnames = ['p', 'qq']")
operation("join_comprehension", "r += len(''.join([c for c in a[i & 7]]))", EIGHT)
operation("build_list_join", "parts.append(a[i & 7])\nif len(parts) == 100: r += len(''.join(parts)); parts = []",
          EIGHT + "\nparts = []")
operation("adjacent_in_list", "r += len([a[i & 7], ':', a[i + 1 & 7]])", EIGHT)

# parts
operation("index", "if s[i & 31] == 'o': r += 1", LINE)
operation("index_negative", "if s[-1 - (i & 31)] == 'o': r += 1", LINE)
operation("index_non_ascii", "if s[i & 7] == 'é': r += 1", "s = 'aébĉdéfĝ'")
operation("slice", "r += len(s[i & 15:20])", LINE)
operation("slice_from", "if s[i & 15:] > 'fox': r += 1", LINE)
operation("slice_step", "r += len(s[i & 15::2])", LINE)
operation("slice_reverse", "if a[i & 7][::-1] == 'xof': r += 1", EIGHT)
operation("iterate", "for c in s:\n    if c == 'o': r += 1", LINE, count=43)
operation("iterate_ord", "for c in s: r += ord(c)", LINE, count=43)
operation("iterate_index", "for k in range(len(s)):\n    if s[k] == 'o': r += 1", LINE, count=43)
operation("len", "r += len(a[i & 7])", EIGHT)
operation("unpack", "x, y, z = a[i & 1]\nif x == 't': r += 1", EIGHT.replace("[:8]", "[:4:3]"))

# comparison and search
operation("equal", "if a[i & 7] == 'fox': r += 1", EIGHT)
operation("equal_same", "if a[i & 7] == a[i & 7]: r += 1", EIGHT)
operation("not_equal_constant_branch", "if a[i & 7] != 'lazy': r += 1", EIGHT)
operation("less", "if a[i & 7] < a[i + 1 & 7]: r += 1", EIGHT)
operation("in_str", "if a[i & 7] in s: r += 1", EIGHT + "\n" + LINE)
operation("in_char", "if s[i & 31] in 'aeiou': r += 1", LINE)
operation("in_tuple", "if s[i & 31] in ('a', 'e', 'i'): r += 1", LINE)
operation("find", "r += s.find(a[i & 7])", EIGHT + "\n" + LINE)
operation("find_from", "r += s.find('o', i & 15)", LINE)
operation("rfind", "r += s.rfind(a[i & 7])", EIGHT + "\n" + LINE)
operation("index_method", "r += s.index(a[i & 7])", EIGHT + "\n" + LINE)
operation("count", "r += s.count('o', i & 7)", LINE)
operation("startswith", "if s.startswith(a[i & 7]): r += 1", EIGHT + "\n" + LINE)
operation("startswith_tuple", "if a[i & 7].startswith(('q', 'fo')): r += 1", EIGHT)
operation("endswith", "if a[i & 7].endswith('x'): r += 1", EIGHT)
operation("hash_new", "if hash(s + a[i & 7]) != 0: r += 1", EIGHT + "\ns = '-'")

# methods that make strings
operation("upper", "if a[i & 7].upper() == 'FOX': r += 1", EIGHT)
operation("lower", "if a[i & 7].lower() == 'fox': r += 1", EIGHT)
operation("title", "r += len(a[i & 7].title())", EIGHT)
operation("capitalize", "r += len(a[i & 7].capitalize())", EIGHT)
operation("swapcase", "r += len(a[i & 7].swapcase())", EIGHT)
operation("strip", "r += len(a[i & 3].strip())", "a = [' x ', 'yy', '\\tzz\\n', '  ']")
operation("strip_chars", "r += len(a[i & 7].strip('txy'))", EIGHT)
operation("lstrip_rstrip", "r += len(a[i & 3].lstrip()) + len(a[i & 3].rstrip())",
          "a = [' x ', 'yy', '\\tzz\\n', '  ']")
operation("replace", "r += len(s.replace('o', a[i & 7]))", EIGHT + "\n" + LINE)
operation("replace_none", "r += len(a[i & 7].replace('#', '-'))", EIGHT)
operation("split", "r += len(s[i & 7:].split())", LINE)
operation("split_separator", "r += len(s[i & 7:].split('o'))", LINE)
operation("split_most", "r += len(s[i & 7:].split(' ', 2))", LINE)
operation("rsplit", "r += len(s[i & 7:].rsplit(' ', 1))", LINE)
operation("splitlines", "r += len(a[i & 1].splitlines())", "a = ['one\\ntwo\\nthree', 'x\\n']")
operation("partition", "r += len(s[i & 7:].partition(' ')[0])", LINE)
operation("center", "r += len(a[i & 7].center(12))", EIGHT)
operation("ljust", "r += len(a[i & 7].ljust(12, '.'))", EIGHT)
operation("rjust", "r += len(a[i & 7].rjust(12))", EIGHT)
operation("zfill", "r += len(a[i & 7].zfill(12))", EIGHT)
operation("isdigit", "if a[i & 3].isdigit(): r += 1", "a = ['12', 'x', '1x', '123456']")
operation("isalpha", "if a[i & 7].isalpha(): r += 1", EIGHT)
operation("isspace_char", "if s[i & 31].isspace(): r += 1", LINE)
operation("translate", "r += len(a[i & 7].translate(t))", EIGHT + "\nt = str.maketrans('oe', '03')")
operation("removeprefix", "r += len(a[i & 7].removeprefix('qu'))", EIGHT)
operation("expandtabs", "r += len(a[i & 1].expandtabs(4))", "a = ['a\\tb', 'cc\\td']")

# formatting
operation("format_percent_int", "r += len('%d' % i)")
operation("format_percent", "r += len('%s: %d, %5.2f' % (a[i & 7], i, 2.5))", EIGHT)
operation("fstring_int", "r += len(f'{i}')")
operation("fstring", "r += len(f'{a[i & 7]}: {i}')", EIGHT)
operation("fstring_spec", "r += len(f'{i:5d}|{x:.2f}')", "x = 2.5")
operation("fstring_align", "r += len(f'{a[i & 7]:>12}')", EIGHT)
operation("fstring_repr", "r += len(f'{a[i & 7]!r}')", EIGHT)
operation("format_method", "r += len('{}: {}'.format(a[i & 7], i))", EIGHT)
operation("format_builtin", "r += len(format(i, '05d'))")
operation("repr_str", "r += len(repr(a[i & 7]))", EIGHT)
operation("repr_list", "a[0] = i\nr += len(repr(a))", "a = [1, 2, 'x', 4.5]")

main(globals())

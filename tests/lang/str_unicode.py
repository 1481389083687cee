"""Code points beyond ASCII: one, two and four bytes wide, mixed and sliced."""

latin = "na\u00efve caf\u00e9"
greek = "\u03b1\u03b2\u03b3\u03a9"
cjk = "\u4e2d\u6587\u5b57"
emoji = "\U0001f40d\U0001f600x"

for text in (latin, greek, cjk, emoji, latin + greek, greek + emoji, "a" + emoji + "b"):
    print(text, len(text), text[::-1], text[1:3], text[-1], text.upper(), repr(text))
    print([ord(c) for c in text], text == "".join(list(text)), text * 2, text.find(text[-1]), text[0] in text)

print(latin.upper(), greek.lower(), "\u00df".upper(), "stra\u00dfe".casefold(), "\u01c6".title(), "\u0130".lower(), len("\u0130".lower()))
print(latin.center(15, "\u2022"), cjk.rjust(5, "\u3000") + "|", latin.title(), latin.swapcase())
print("\u00e9" < "\u0301", "\uffff" < "\U00010000", sorted(["\u00e9", "e", "z", "\u4e2d", "\U0001f40d", "A"]))
print((latin + cjk)[:5], (latin + cjk)[5:], (latin + emoji)[:4] == "na\u00efv", (emoji + "abc")[3:] == "abc")
print(latin.replace("\u00ef", "i"), latin.split("\u00ef"), cjk.count("\u6587"), "\u6587" in cjk, greek.index("\u03b3"), latin.replace("a", "\U0001f40d"))
print(chr(233), chr(0x4e2d), chr(0x1f40d), chr(65), ord("\u00e9"), ord("\U0001f40d"))
print(repr("\x80\x9f\xa0\xad\u200b\u2028\ue000\ufeff\U000e0001"), repr("\u0378"), repr("\ud800"))
print("\u00e9".isalpha(), "\u4e2d".isalpha(), "\u0661".isdigit(), "\u0661".isdecimal(), int("\u0661\u0662"), "\u2003".isspace(), "a\u2003b".split())
print("a\u2028b\x85c\x1cd".splitlines(), "\u00e9t\u00e9".isidentifier(), "\u03a9".islower(), "\u03a9".isupper())
print("%s|%5s|%-5s|%c" % (greek, cjk, emoji, 0x1f40d), f"{cjk:*^9}", "{:>6}".format(latin[:3]))
table = {"\u00e9": 1, "\u4e2d": 2, "\U0001f40d": 3}
print(table["\u4e2d"], "\u00e9" in table, sorted(table), {"caf\u00e9"} == {latin[6:]})
naïve_été = 5
δ = naïve_été + 1
print(naïve_été, δ, [name for name in sorted(globals()) if not name.isascii()])

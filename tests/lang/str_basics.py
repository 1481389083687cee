"""Literals, escapes, concatenation, repetition, indexing, containment, iteration."""

print('single', "double", '''triple
line''', "it's", 'say "hi"', "tab\tnew\\n", r"raw\n\t", "a" "b" 'c', "\x41\u0042\U00000043\103\0end" == "ABCC\0end")
print(repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("\n\t\r\\\x00\x1f\x7f"), repr(""), repr("\u00e9\u4e2d"))
print("abc" + "def", "ab" * 3, 3 * "ab", "ab" * 0, "ab" * -1, "" + "", "x" * True)
text = "hello world"
print(text[0], text[-1], text[4], text[-11], len(text), len(""), text[0:5], text[6:], text[:-6], text[::2], text[::-1])
print("world" in text, "" in text, "xyz" in text, "o w" in text, "z" not in text, "hello world!" in text)
for character in "abc":
    print(character, ord(character), chr(ord(character) + 1), end=" ")
print()
print(list("abc"), tuple("ab"), sorted("hello"), "".join(reversed("abc")), max("hello"), min("hello"), set("aaa"))
print([i for i, c in enumerate("banana") if c == "a"], list(zip("ab", "xyz")), "-".join(map(str.upper, "abc")))


def attempt(operation):
    try:
        print(repr(operation()))
    except (TypeError, IndexError, ValueError) as error:
        print(type(error).__name__, error)


attempt(lambda: text[11])
attempt(lambda: text[-12])
attempt(lambda: text["a"])
attempt(lambda: text[1.0])
attempt(lambda: text + 1)
attempt(lambda: text * 1.5)
attempt(lambda: text * "a")
attempt(lambda: 1 in text)
attempt(lambda: "a" - "b")
attempt(lambda: text[True])
attempt(lambda: text[100:200])
attempt(lambda: text[::0])
attempt(lambda: text["a":])
try:
    text[0] = "j"
except TypeError as error:
    print(error)
try:
    del text[0]
except TypeError as error:
    print(error)
a = "x" * 1000
b = "x" * 999 + "x"
print(a == b, len(a + b), (a + "y").index("y"), a.count("x"), ("ab" * 50).count("ba"))

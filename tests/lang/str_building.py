"""Strings that grow: +=, join, repetition, with aliases that must not change."""


def grow(count):
    text = ""
    for i in range(count):
        text += chr(97 + i % 26)
    return text


def grow_with_alias(count):
    text = ""
    kept = []
    for i in range(count):
        text += str(i)
        if i % 100 == 0:
            kept.append(text)
    return text, kept


def grow_wider():
    text = ""
    for code in (97, 233, 0x4e2d, 0x1f40d, 98, 233):
        text += chr(code)
        print(text, len(text), text[0], text[-1])
    return text


class Holder:
    text = ""


print(len(grow(5000)), grow(30), grow(5000)[::500])
text, kept = grow_with_alias(500)
print(len(text), [len(k) for k in kept], kept[1][:20], text.startswith(kept[-1]))
grow_wider()
holder = Holder()
parts = [""]
for i in range(50):
    holder.text += "ab"
    parts[0] += "c"
print(len(holder.text), Holder.text == "", parts[0])
a = "start"
b = a
a += "!"
print(a, b, a is b)
text = "x"
for _ in range(12):
    text += text
print(len(text), text == "x" * 4096)
text = "-".join([str(i) for i in range(1000)])
print(len(text), text[-12:], text.count("-"), sum([int(part) for part in text.split("-")]))
prefix = ""
for word in "the quick brown fox".split():
    prefix = word + " " + prefix
print(prefix.strip())

# RUN: letters
# RUN: formatted
# Characters and formatted strings.
def letters(text, i):
    return text[i] + chr(ord(text[0]) + i)


def formatted(x, width):
    return f"<{x!r:>{width}}{x}>"


letters("abc", 1)
formatted(1.5, 8)

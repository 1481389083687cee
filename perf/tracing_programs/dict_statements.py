"""The statements of the dict_* programs, as text for a body whose names live in a dict."""

STATEMENTS = """
exec("gain = 3")
total = 0
for i in range(n):
    total += i * gain
    bits = total & 255
    if bits > 100:
        total -= bits
"""


def indented(head):
    return head + STATEMENTS.replace("\n", "\n    ")

# Formatted strings: conversions, format specifications, nesting.
def f(a, width):
    return f"{a}", f"<{a!r:>{width}}>", f"plain", f"{a:.2f}{width}"

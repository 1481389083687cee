"""Markers of an expression that goes on in the next line."""
def foo(a, b):
    return a + \
        b
foo(1,
    'x')

# raise and assert.
def f(a, b):
    assert a, b
    assert b
    if a:
        raise ValueError(a) from b
    raise b

"""A call over two lines that does not fit its function."""
def f(*, a): pass
if True:
    x = lambda: f(1,
      2)
    x()

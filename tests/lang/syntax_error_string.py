"""A string that is not closed."""
x = "abc
print(x)

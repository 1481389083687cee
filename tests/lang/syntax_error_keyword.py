"""A positional argument after a keyword argument."""
print(1, sep="", 2)

"""A bracket that is never closed."""
print("never printed")
values = [1, 2, (3, 4)
print(values)

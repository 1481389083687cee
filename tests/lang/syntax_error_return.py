"""return outside of a function."""
print("never printed")
for i in range(3):
    return i

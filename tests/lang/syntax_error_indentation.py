"""A block that is missing."""
print("never printed")
if True:
print("not indented")

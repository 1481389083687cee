"""Assignment to something that cannot be assigned."""
f() = 1

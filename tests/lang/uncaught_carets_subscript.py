"""Markers under a subscript among other expressions of its line."""
a = [1,2,3]
a[1](2)[3] = a[7]; b = 1

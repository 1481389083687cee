# RUN: rotate
# Attributes that came when the object's own slots were full lie in its overflow array.
class Wide:
    def __init__(self):
        for name in "abcdefghijklmnopqrstuvwxyz":
            setattr(self, name, 1)


def rotate(o):
    o.z = o.y
    return o.z


rotate(Wide())

# RUN: norm --pipeline
# Constructor, operator and method are folded into the caller: their exits resume at the caller's instruction.
class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def dot(self, other):
        return self.x * other.x + self.y * other.y


def norm(a, b):
    c = a + b
    return c.dot(c)


for i in range(10):
    norm(Vector(1.5, 2.5), Vector(0.5, i + 0.5))

# RUN: area --passes=Simplify,CleanCfg
# Two classes at one site: a switch over shapes, and methods as a phi of constants.
class Square:
    def __init__(self, a):
        self.a = a


class Circle:
    def __init__(self, r):
        self.b = 1
        self.a = r


def area(shape):
    return shape.a


for i in range(10):
    area(Square(i))
    area(Circle(i))

# RUN: call --pipeline
# super(): the method is known by the object's shape; no super object is made, but for who looks at the frame.
class Base:
    def value(self, k):
        return self.n + k


class Derived(Base):
    def __init__(self):
        self.n = 3

    def value(self, k):
        return super().value(k) * 2


def call(o, k):
    return o.value(k)


for i in range(10):
    call(Derived(), i)

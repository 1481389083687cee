# RUN: kind
# isinstance of a class without a metaclass walks up the bases, without a call.
class Animal:
    pass


class Dog(Animal):
    pass


def kind(x):
    return 1 if isinstance(x, Animal) else 0


kind(Dog())
kind(3)

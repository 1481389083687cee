# kind: general
# test-size: 200
"""A small world of animals: attribute access, methods, inheritance.

Rabbits and foxes move over a ring of meadows, eat, breed and die. Randomness comes
from a generator object, so every run is the same. Prints the final populations and
a checksum of their history.
"""

import sys


class Random:
    def __init__(self, seed):
        self.state = seed

    def below(self, limit):
        self.state = (self.state * 1103515245 + 12345) & 0x7FFFFFFF
        return (self.state >> 8) % limit


class Meadow:
    def __init__(self):
        self.grass = 12
        self.rabbits = []

    def grow(self):
        if self.grass < 24:
            self.grass += 3


class Animal:
    cost = 1
    start_energy = 8

    def __init__(self, place):
        self.place = place
        self.energy = self.start_energy
        self.age = 0

    @property
    def alive(self):
        return self.energy > 0 and self.age < self.lifespan

    def live(self, world):
        """One day: move, eat, and perhaps breed. Returns a child or None."""
        self.age += 1
        self.energy -= self.cost
        self.move(world)
        self.eat(world)
        if self.energy >= self.breeding_energy:
            self.energy //= 2
            return self.child()
        return None

    def move(self, world):
        self.place = (self.place + world.random.below(3) - 1) % len(world.meadows)

    def child(self):
        return type(self)(self.place)


class Rabbit(Animal):
    lifespan = 30
    breeding_energy = 18

    def move(self, world):
        super().move(world)
        world.meadows[self.place].rabbits.append(self)

    def eat(self, world):
        meadow = world.meadows[self.place]
        if meadow.grass > 0:
            meadow.grass -= 1
            self.energy += 2


class Fox(Animal):
    cost = 2
    start_energy = 20
    lifespan = 60
    breeding_energy = 60

    def eat(self, world):
        rabbits = world.meadows[self.place].rabbits
        if rabbits:
            prey = rabbits.pop()
            self.energy += prey.energy
            prey.energy = 0


class World:
    def __init__(self, size):
        self.random = Random(42)
        self.days = 0
        self.meadows = [Meadow() for _ in range(size)]
        self.animals = []
        for i in range(size * 3):
            self.animals.append(Rabbit(i % size))
        for i in range(size // 5):
            self.animals.append(Fox(i * 5))

    def day(self):
        for meadow in self.meadows:
            meadow.grow()
            meadow.rabbits.clear()
        survivors = []
        for animal in self.animals:
            if not animal.alive:
                continue
            child = animal.live(self)
            survivors.append(animal)
            if child is not None:
                survivors.append(child)
        self.animals = survivors
        self.days += 1
        if self.days % 10 == 0:
            self.immigrate()

    def immigrate(self):
        """Newcomers keep both species from dying out for good."""
        place = self.random.below(len(self.meadows))
        self.animals.append(Rabbit(place))
        self.animals.append(Fox(place))

    def census(self):
        foxes = 0
        for animal in self.animals:
            if isinstance(animal, Fox):
                foxes += 1
        return len(self.animals) - foxes, foxes


def main():
    days = int(sys.argv[1]) if len(sys.argv) > 1 else 36000
    world = World(100)
    checksum = 0
    rabbits = foxes = 0
    for _ in range(days):
        world.day()
        rabbits, foxes = world.census()
        checksum = (checksum * 33 + rabbits * 7 + foxes) % 1000000007
    print(rabbits, foxes, checksum)


if __name__ == "__main__":
    main()

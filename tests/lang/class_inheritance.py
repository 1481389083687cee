"""Single inheritance: overriding, super(), class attributes along the chain, isinstance."""


class Animal:
    legs = 4
    registry = []

    def __init__(self, name):
        self.name = name
        self.registry.append(name)

    def speak(self):
        return "..."

    def describe(self):
        return "%s the %s says %s on %d legs" % (self.name, type(self).__name__, self.speak(), self.legs)


class Dog(Animal):
    def speak(self):
        return "woof"


class Puppy(Dog):
    def __init__(self, name, age):
        super().__init__(name)
        self.age = age

    def speak(self):
        return super().speak() + "!" * self.age

    def describe(self):
        return super().describe() + ", aged %d" % self.age


class Bird(Animal):
    legs = 2


class Penguin(Bird):
    def speak(self):
        parent = super().speak
        return "squawk" + parent()


for animal in (Animal("a"), Dog("rex"), Puppy("bit", 3), Bird("tweety"), Penguin("pingu")):
    print(animal.describe())
print(Animal.registry, Dog.registry is Animal.registry)
Animal.legs = 6
print(Dog.legs, Bird.legs, Penguin("x").legs)
Dog.legs = 3
print(Puppy.legs, Animal.legs)
del Dog.legs
print(Puppy.legs)
p = Puppy("p", 1)
print(isinstance(p, Dog), isinstance(p, Animal), isinstance(p, Bird), isinstance(p, (Bird, Animal)), issubclass(Puppy, Animal), issubclass(Animal, Puppy), issubclass(Dog, Dog), issubclass(bool, int), issubclass(Puppy, (int, Dog)))
print([c.__name__ for c in Puppy.__mro__], Puppy.__bases__ == (Dog,), type(p) == Dog)
print(Animal.speak(p), Dog.speak(p), super(Puppy, p).speak(), super(Dog, p).speak(), super(Dog, Puppy).speak(p))
Animal.shout = lambda self: self.speak().upper()
print(p.shout(), Penguin("y").shout())


class Stack(list):
    def push(self, item):
        self.append(item)

    def peek(self):
        return self[-1]


class Counter(dict):
    def count(self, key):
        self[key] = self.get(key, 0) + 1


class Text(str):
    def shout(self):
        return self.upper() + "!"


class Number(int):
    def double(self):
        return self * 2


s = Stack([1, 2])
s.push(3)
print(s, s.peek(), len(s), s[0:2], isinstance(s, list), s == [1, 2, 3], sum(s), 3 in s)
c = Counter()
for letter in "banana":
    c.count(letter)
print(c, c["a"], isinstance(c, dict), c == {"b": 1, "a": 3, "n": 2})
t = Text("abc")
print(t, t.shout(), len(t), t + "d", t == "abc", {t: 1}["abc"], type(t).__name__, type(t + "x").__name__)
n = Number(21)
print(n, n.double(), n + 1, n == 21, type(n).__name__, type(n + 1).__name__, [10, 20, 30][Number(1)], hash(n) == hash(21))

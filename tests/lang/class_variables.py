"""Attributes of classes that are assigned again and again: through the class, a subclass, instances, and while they change
their kind."""


class Counter:
    n = 0
    limit = 5
    name = "counter"

    def step(self):
        Counter.n += 1
        return self.n + self.limit

    def read(self):
        return self.n


class Sub(Counter):
    pass


class Other(Counter):
    n = 100


def count(k):
    for i in range(k):
        Counter.n += 1
    return Counter.n


def mixed(k):
    c, s, o = Counter(), Sub(), Other()
    total = 0
    for i in range(k):
        total += c.step() + s.read() + o.read() + Sub.n + Other.n
        if i % 50 == 0:
            Counter.limit = i % 7
        if i == k // 2:
            Sub.n = -1
        if i == k // 2 + 9:
            del Sub.n
    return total, Counter.n, Sub.n, Other.n


print(count(1000), mixed(400))
print(Counter.__dict__["n"], sorted([k for k in Counter.__dict__ if k[0] != "_"]))


def kinds(k):
    seen = []
    c = Counter()
    for i in range(k):
        Counter.name = ("text", i, 1.5, None, [i], {i}, True, 1 << 80)[i % 8]
        value = c.name
        if i >= k - 8:
            seen.append((value, Counter.name == value, Sub().name is value))
    return seen


print(kinds(100))


class Descriptor:
    def __get__(self, instance, owner):
        return ("got", instance is None, owner.__name__)


def described(k):
    """Plain for long, then a function, a property, a descriptor, and plain again."""
    c = Counter()
    result = []
    for i in range(k):
        Counter.name = i
        if i == 60:
            Counter.name = lambda self: "called"
            result.append(c.name())
        if i == 70:
            Counter.name = property(lambda self: "property")
            result.append(c.name)
            try:
                c.name = 1
            except AttributeError as e:
                result.append(str(e))
        if i == 80:
            Counter.name = Descriptor()
            result.append((c.name, Sub.name))
        if i == 90:
            c.name = "own"
        result.append(c.name) if i % 30 == 0 or i > k - 3 else None
    return result


print(described(120))


def removed(k):
    results = []
    for i in range(k):
        Counter.extra = i
        if i % 10 == 9:
            del Counter.extra
            try:
                Counter.extra
            except AttributeError as e:
                results.append(str(e))
            Counter.extra = "again"
    return results[-1], len(results), Counter.extra


print(removed(60))


def growing(k):
    """Other attributes come and go, so that the class's dict moves."""
    class C:
        n = 0
    c = C()
    for i in range(k):
        C.n += 1
        if i % 20 == 0:
            setattr(C, "a" + str(i), i)
        if i % 40 == 0:
            delattr(C, "a" + str(i))
        assert c.n == C.n == i + 1
    return C.n, sorted([x for x in C.__dict__ if x[0] == "a"])


print(growing(200))


def hidden(k):
    """A class in front of the variable's owner, an instance's own attribute."""
    class A:
        n = 0

    class B(A):
        pass

    class D(B):
        pass

    d = D()
    seen = []
    for i in range(k):
        A.n = i
        seen.append(d.n)
        if i == 50:
            B.n = "B"
        if i == 60:
            del B.n
        if i == 90:
            d.n = "d"
    return seen[48:53] + seen[59:63] + seen[-12:]


print(hidden(100))


class Meta(type):
    def __setattr__(cls, name, value):
        super().__setattr__(name, value * 2 if name == "n" else value)


class WithMeta(metaclass=Meta):
    n = 0


def through_meta(k):
    for i in range(k):
        WithMeta.n = i
        WithMeta.m = i
    return WithMeta.n, WithMeta.m


print(through_meta(100))


def ids(k):
    made = []

    class Node:
        next_id = 0

        def __init__(self):
            self.id = Node.next_id
            Node.next_id += 1

    for i in range(k):
        made.append(Node())
    return made[-1].id, Node.next_id, sum([n.id for n in (made[0], made[-1])])


print(ids(500))

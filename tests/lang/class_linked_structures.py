"""Objects that refer to each other: lists, trees, graphs with cycles."""


class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next


class LinkedList:
    def __init__(self, items=()):
        self.head = None
        self.size = 0
        for item in reversed(items):
            self.push(item)

    def push(self, value):
        self.head = Node(value, self.head)
        self.size += 1

    def reverse(self):
        previous = None
        node = self.head
        while node is not None:
            node.next, previous, node = previous, node, node.next
        self.head = previous
        return self

    def to_list(self):
        out = []
        node = self.head
        while node:
            out.append(node.value)
            node = node.next
        return out


class Tree:
    def __init__(self):
        self.root = None

    def insert(self, key):
        if self.root is None:
            self.root = [key, None, None]
            return
        node = self.root
        while True:
            side = 1 if key < node[0] else 2
            if node[side] is None:
                node[side] = [key, None, None]
                return
            node = node[side]

    def walk(self, node, out):
        if node is not None:
            self.walk(node[1], out)
            out.append(node[0])
            self.walk(node[2], out)
        return out


class Vertex:
    def __init__(self, name):
        self.name = name
        self.edges = []

    def connect(self, *others):
        for other in others:
            self.edges.append(other)
            other.edges.append(self)


def breadth_first(start):
    seen = [start]
    for vertex in seen:
        for other in vertex.edges:
            if other not in seen:
                seen.append(other)
    return [v.name for v in seen]


l = LinkedList([1, 2, 3, 4])
print(l.to_list(), l.reverse().to_list(), l.size)
t = Tree()
for i in range(200):
    t.insert(i * 73 % 211)
out = t.walk(t.root, [])
print(out == sorted(out), len(out), out[:5])
a, b, c, d, e = [Vertex(n) for n in "abcde"]
a.connect(b, c)
c.connect(d, a)
d.connect(e)
print(breadth_first(a), breadth_first(e), len(a.edges))
cycle = Node(1)
cycle.next = Node(2, cycle)
print(cycle.next.next is cycle, cycle.next.next.next.value)
for _ in range(20000):
    x = Node(0)
    x.next = Node(1, x)
print(x.next.value)

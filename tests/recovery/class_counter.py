# A class counts in an attribute of its own, in a hot loop and in its constructor.
# compiled: hot, make
class Node:
    made = 0
    total = 0.0

    def __init__(self, weight):
        Node.made += 1
        Node.total += weight
        self.weight = weight


def hot(n):
    for i in range(n):
        Node.made = Node.made + i
    return Node.made


def make(n):
    weight = 0
    for i in range(n):
        weight += Node(i).weight
    return weight


for step in range(30):
    print(hot(300), make(100), Node.made, Node.total)
Node.made = "text"
try:
    hot(5)
except TypeError as e:
    print(e)
Node.made = 5
print(hot(300), Node.__dict__["made"], vars(Node)["total"])

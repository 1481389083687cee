"""Many short-lived and some long-lived objects, cycles, big buffers, deep structures."""


class Node:
    def __init__(self, value):
        self.value = value
        self.links = []
        self.back = None


def ring(size):
    nodes = [Node(i) for i in range(size)]
    for i, node in enumerate(nodes):
        node.links.append(nodes[(i + 1) % size])
        node.back = nodes[i - 1]
    return nodes[0]


def walk(node, steps):
    total = 0
    for _ in range(steps):
        total += node.value
        node = node.links[0]
        if node.back.links[0] is not node:
            raise AssertionError("broken ring")
    return total


kept = []
total = 0
for round_number in range(60):
    r = ring(40)
    total += walk(r, 100)
    if round_number % 20 == 0:
        kept.append(r)
print(total, [walk(r, 80) for r in kept])

cache = {}
for i in range(8000):
    cache["key%d" % (i % 300)] = [i, (i, str(i)), {"n": i * 1.5}]
    if i % 1000 == 999:
        for key in [k for k in cache if k.endswith("7")]:
            del cache[key]
print(len(cache), sum([entry[0] for entry in cache.values()]), cache["key5"][1:], min(cache))

big = []
for i in range(30):
    big.append(list(range(i * 500)))
    if len(big) > 5:
        big.pop(0)
print([len(b) for b in big], sum(map(sum, big)))

deep = None
for i in range(20000):
    deep = (i, deep)
count = 0
walker = deep
while walker is not None:
    count += walker[0] % 3
    walker = walker[1]
print(count)
deep = None
nested = []
for i in range(20000):
    nested = [nested]
depth = 0
while nested:
    nested = nested[0]
    depth += 1
print(depth)

text = ""
numbers = 1
for i in range(3000):
    text = (text + str(i))[-500:]
    numbers = (numbers * 31 + i) % 2 ** 300
print(text[-20:], numbers % 10 ** 20)
functions = []
for i in range(3000):
    functions.append(lambda x, i=i, box=[i]: box[0] + x + i)
    if len(functions) > 100:
        functions = functions[50:]
print(len(functions), functions[0](1), functions[-1](1))
old = [[i] for i in range(1000)]
for i in range(20000):
    old[i * 7 % 1000] = [i, old[i * 3 % 1000][0]]
print(sum([entry[0] for entry in old]), sum([entry[-1] for entry in old]))

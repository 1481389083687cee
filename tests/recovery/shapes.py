# Objects get their attributes in many orders.
# compiled: hot
class Box:
    pass


def make(order):
    box = Box()
    for name in order:
        setattr(box, name, ord(name))
    return box


def hot(box, n):
    total = 0
    for i in range(n):
        total += box.a + box.b
        box.c = i
    return total


orders = ["ab", "ba", "abc", "cab", "bca", "acb", "xab", "yba", "zabc", "xyzab"]
for step in range(60):
    print(hot(make(orders[step % len(orders)]), 300))

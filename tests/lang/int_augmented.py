"""Augmented assignment on names, items, attributes and slices."""


class Box:
    pass


n = 10
n += 5
n -= 3
n *= 7
n //= 2
n %= 30
n **= 3
n <<= 4
n >>= 2
n &= 0xFF0
n |= 5
n ^= 3
print(n)
n /= 4
print(n)

items = [1, 2, 3]
items[0] += 10
items[-1] **= 5
items[1:2] += [7, 8]
print(items)

box = Box()
box.value = 3
box.value *= 2
box.value -= 10
print(box.value)

table = {"a": 1}
table["a"] += 1
table["a"] <<= 5
print(table)

order = []


def index():
    order.append("index")
    return 0


def value():
    order.append("value")
    return 5


def target():
    order.append("target")
    return items


target()[index()] += value()
print(items, order)

alias = items
items += [100]
print(alias is items, alias)
items = items + [200]
print(alias is items, alias, items)
alias *= 2
print(alias)

pair = (1, 2)
other = pair
pair += (3,)
print(pair, other)
text = "ab"
text *= 3
text += "!"
print(text)
holder = ([1], 2)
try:
    holder[0] += [2]
except TypeError as error:
    print(error, holder)

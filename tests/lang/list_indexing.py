"""Reading, storing and deleting list items by index."""


def attempt(operation):
    try:
        print(operation())
    except (IndexError, TypeError) as error:
        print(type(error).__name__, error)


def store(items, index, value):
    items[index] = value
    return items


def delete(items, index):
    del items[index]
    return items


a = [10, 20, 30, 40]
print(a[0], a[3], a[-1], a[-4], a[True], a[False])
for index in (0, 3, -1, -4, 4, -5, 100, -100, 2 ** 62, -(2 ** 62), 2 ** 64, "0", None, 1.0, (0,), [0]):
    attempt(lambda: a[index])
    attempt(lambda: store(a[:], index, "new"))
    attempt(lambda: delete(a[:], index))
attempt(lambda: [][0])
attempt(lambda: [][-1])
attempt(lambda: (1, 2)[2])
attempt(lambda: ()[0])
pair = (1, 2)
attempt(lambda: pair["a"])
attempt(lambda: range(3)[3])
attempt(lambda: range(3)["a"])


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


print(a[Index(1)], a[Index(-1)], a[Index(1):Index(3)], "abc"[Index(2)], (5, 6)[Index(0)], [0] * Index(2))
attempt(lambda: a[Index("x")])
attempt(lambda: a[Index(9)])
matrix = [[1, 2, 3], [4, 5, 6]]
matrix[1][2] += 100
matrix[0][-1], matrix[1][0] = matrix[1][0], matrix[0][-1]
print(matrix, [row[1] for row in matrix], matrix[-1][-1])

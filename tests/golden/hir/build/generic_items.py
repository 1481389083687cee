# RUN: items
# Subscripts of containers of many kinds.
class Container:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        pass

    def __delitem__(self, key):
        pass


def items(c, key):
    c[key] = c[key]
    del c[key]


items(Container(), "key")
items({1.5: 2}, 1.5)
items([1, 2], 0)

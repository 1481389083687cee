def constants(data):
    return data + b'\x00tail', b'one' b'two'


def folded():
    return b'ab' * 2 + b'c', b'abc'[1]


def membership(x):
    return x in [b'a', 'a']

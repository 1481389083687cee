"""Bytes in code that gets hot: indexing, iteration, slices, dict keys, mixed with other kinds at one site."""
import sys


def checksum(data):
    total = 0
    for i in range(len(data)):
        total = (total * 31 + data[i]) % 65521
    return total


def iterated(data):
    total = 0
    for byte in data:
        total += byte
    return total


def windows(data, size):
    seen = {}
    for i in range(len(data) - size + 1):
        piece = data[i:i + size]
        seen[piece] = seen.get(piece, 0) + 1
    return sorted(seen.items())


def built(n):
    out = b''
    for i in range(n):
        out += bytes([i % 256]) if i % 3 else b'\xff'
    return out


def compared(items):
    found = 0
    for x in items:
        if x == b'b' or x in (b'c', 'c') or x > b'd' if isinstance(x, bytes) else x == 'b':
            found += 1
    return found


def any_kind(x, y):
    return x + y, x[0], len(x), x * 2, x[1:], bool(x)


def parse(lines):
    result = []
    for line in lines:
        if not line:
            continue
        name, _, value = line.partition(b'=')
        result.append((name.strip().decode(), int(value)))
    return result


def looked_at(n):
    data = b''
    for i in range(n):
        data = bytes([i & 255]) + data[:4]
        if i == n - 1:
            return sys._getframe().f_locals, locals()['data']


def truths(items):
    return [1 if x else 0 for x in items], [not x for x in items]


data = built(600)
print(len(data), checksum(data), iterated(data), data[:9], data[-3:])
print(windows(b'abcabcabdabcabc' * 9, 3)[:4])
print(compared([b'a', b'b', 'b', b'c', b'e', 'c', b'', 'x'] * 40))
for _ in range(60):
    results = [any_kind(b'ab', b'c'), any_kind('ab', 'c'), any_kind([1, 2], [3]), any_kind((1, 2), (3,))]
print(results)
print(parse([b'a = 1', b'', b' bee=22', b'c=-3'] * 50)[-3:])
print(looked_at(300))
print(truths([b'', b'x', b'\0', '', 'x'] * 20)[0][:5])


def failing(items):
    messages = []
    for item in items:
        try:
            messages.append(b'x' + item)
        except TypeError as error:
            messages.append(str(error))
    return messages


print(failing([b'a', 'a', 1, None] * 30)[-4:])


def identity(n):
    same = 0
    for i in range(n):
        same += b'k' is b'k'
        same += (b'' or None) is None
    return same


print(identity(200))

"""Slices of lists, strings, tuples and ranges with every sign of bounds and step."""

data = list(range(10))
BOUNDS = [None, 0, 3, 9, 10, 15, -1, -4, -10, -15]
STEPS = [None, 1, 2, 3, 20, -1, -2, -3, -20]

checksum = 0
for start in BOUNDS:
    for stop in BOUNDS:
        for step in STEPS:
            part = data[start:stop:step]
            assert list(tuple(data)[start:stop:step]) == part
            assert list(range(10)[start:stop:step]) == part
            assert "0123456789"[start:stop:step] == "".join([str(n) for n in part])
            for n in part:
                checksum = (checksum * 11 + n + 1) % 1000000007
            checksum = (checksum * 13 + 7) % 1000000007
print(checksum)

print(data[2:5], data[:3], data[7:], data[:], data[-3:], data[:-7], data[::2], data[1::2], data[::-1], data[5:2:-1])
print(data[5:2], data[2:2], data[100:], data[-100:3], data[8:100], data[::-3], data[-1:-4:-1], data[3::-1], data[:3:-2])
print("hello"[1:3], "hello"[::-1], (1, 2, 3)[1:], range(10)[2:8:2], range(10)[::-1], range(0, 100, 7)[3:6], ""[1:], ()[:5])
print(data[2 ** 70:], data[-(2 ** 70):2], data[::2 ** 70], data[None:None:None], data[True:False:-1], data[:True])
s = slice(1, 8, 3)
print(data[s], s, s.start, s.stop, s.step, slice(5), slice(None, None, -1), s.indices(5), slice(-3, None).indices(10), slice(1, 2) == slice(1, 2))


def attempt(operation):
    try:
        print(operation())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


attempt(lambda: data[::0])
attempt(lambda: data["a":])
attempt(lambda: data[1.0:])
attempt(lambda: data[:[]])
attempt(lambda: data[1:2, 3])
attempt(lambda: {}[1:2])
attempt(lambda: slice())
attempt(lambda: "abc"[::0])
attempt(lambda: range(5)[::0])

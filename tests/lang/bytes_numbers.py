"""Ints and floats from bytes, bytes from ints, ord."""


def attempt(operation):
    try:
        print(repr(operation()))
    except Exception as error:
        print(type(error).__name__, error)


class Bytes:
    def __bytes__(self):
        return b'Bb'


class NoBytes:
    def __bytes__(self):
        return 'no'


class Three:
    def __index__(self):
        return 3


attempt(lambda: int(b'12'))
attempt(lambda: int(b' -12_3 '))
attempt(lambda: int(b'1x'))
attempt(lambda: int(b''))
attempt(lambda: int(b'0x1f',16))
attempt(lambda: int(b'0x1f',0))
attempt(lambda: int(b'z',10))
attempt(lambda: int(b'1\xff'))
attempt(lambda: float(b'1.5'))
attempt(lambda: float(b'x'))
attempt(lambda: float(b' 1.5\n'))
attempt(lambda: float(b'inf'))
attempt(lambda: ord(b'a'))
attempt(lambda: ord(b'ab'))
attempt(lambda: ord(b''))
attempt(lambda: ord(1))
attempt(lambda: int.from_bytes(b'\x01\x02','big'))
attempt(lambda: int.from_bytes(b'\xff\x02','little',signed=True))
attempt(lambda: int.from_bytes(b'\xff\x02','big',signed=True))
attempt(lambda: int.from_bytes(b'\x80'+bytes(11),'big',signed=True))
attempt(lambda: int.from_bytes(b'\x80'+bytes(7),'big',signed=True))
attempt(lambda: int.from_bytes(b'\xff'*20,'big'))
attempt(lambda: int.from_bytes([1,2],'big'))
attempt(lambda: int.from_bytes([1,2]))
attempt(lambda: int.from_bytes('ab','big'))
attempt(lambda: int.from_bytes(3,'big'))
attempt(lambda: int.from_bytes())
attempt(lambda: int.from_bytes(b'a','foo'))
attempt(lambda: int.from_bytes(b'a',3))
attempt(lambda: int.from_bytes(b''))
attempt(lambda: int.from_bytes(Bytes()))
attempt(lambda: bool.from_bytes(b'\0'))
attempt(lambda: (258).to_bytes(2,'big'))
attempt(lambda: (258).to_bytes(1,'big'))
attempt(lambda: (258).to_bytes())
attempt(lambda: (25).to_bytes())
attempt(lambda: (-1).to_bytes(2,'big'))
attempt(lambda: (-1).to_bytes(2,'big',signed=True))
attempt(lambda: (-128).to_bytes(1,'big',signed=True))
attempt(lambda: (-129).to_bytes(1,'big',signed=True))
attempt(lambda: (127).to_bytes(1,'big',signed=True))
attempt(lambda: (128).to_bytes(1,'big',signed=True))
attempt(lambda: (-2**63).to_bytes(8,'little',signed=True))
attempt(lambda: (-2**64).to_bytes(8,'little',signed=True))
attempt(lambda: (-2**100).to_bytes(20,'little',signed=True))
attempt(lambda: (1).to_bytes(-1,'big'))
attempt(lambda: (1).to_bytes(2,'foo'))
attempt(lambda: (1).to_bytes(2,3))
attempt(lambda: (0).to_bytes(0,'big'))
attempt(lambda: (1).to_bytes(0,'big'))
attempt(lambda: (-1).to_bytes(0,'big',signed=True))
attempt(lambda: (2**70).to_bytes(9,'little'))
attempt(lambda: True.to_bytes(2,'big'))
attempt(lambda: round(b'a'))
attempt(lambda: abs(b'a'))
attempt(lambda: -b'a')
attempt(lambda: sum([b'a'],b''))
attempt(lambda: chr(b'a'))

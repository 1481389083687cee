"""Classes derived from bytes."""


class Packet(bytes):
    def __new__(cls, *args):
        self = super().__new__(cls, *args)
        self.label = 'packet'
        return self

    def first(self):
        return self[0]


class Loud(bytes):
    def __repr__(self):
        return 'Loud!'

    def __add__(self, other):
        return 'added'

    def __eq__(self, other):
        return 'equal'

    __hash__ = None

    def __getitem__(self, key):
        return ('item', key)

    def __len__(self):
        return 77

    def __iter__(self):
        return iter('xy')


class Slotted(bytes):
    def __bytes__(self):
        return b'from the method'


p = Packet(b'hello')
print(p, p.label, p.first(), type(p), len(p), p == b'hello', hash(p) == hash(b'hello'), {p: 1}[b'hello'])
print(type(p[1:]), type(p[:]), type(p + b''), type(p * 1), type(p.upper()), type(p.strip()), type(p.replace(b'x', b'y')))
print(p.partition(b'l'), [type(x).__name__ for x in p.partition(b'x')], type(p.split()[0]), type(p.ljust(2)))
print(bytes(p), type(bytes(p)), p.__getnewargs__(), p.__dict__, isinstance(p, bytes), issubclass(Packet, bytes))
print(Packet.fromhex('6162'), type(Packet.fromhex('6162')), Packet(3), Packet([1, 2]), Packet('x', 'ascii'), Packet())
print(Packet(p) is p, Packet(p).label, b''.join([p]), type(b''.join([p])), b'-'.join([p, p]))
print(p in b'say hello', b'say hello'.find(p), b'%s|%b' % (p, p), int(Packet(b'12')), float(Packet(b'1.5')), ord(Packet(b'a')))
print(p.decode(), type(p.decode()), str(p, 'ascii'), p < b'z', sorted([Packet(b'b'), b'a']))
q = Loud(b'abc')
print(q, q + 1, q == 2, q != 2, q[5], len(q), list(q), b'abc' == q, b'x' + q, bytes(q), q.hex())
print(Slotted(b'itself'), bytes(Slotted(b'itself')), b'%s' % Slotted(b'x'), b''.join([Slotted(b'x')]))
try:
    hash(q)
except TypeError as error:
    print(error)
try:
    class Both(bytes, str):
        pass
except TypeError as error:
    print(error)
try:
    class Numbers(int, bytes):
        pass
except TypeError as error:
    print(error)


class Mixin:
    def shout(self):
        return self.upper() + b'!'


class Mixed(Mixin, bytes):
    pass


print(Mixed(b'abc').shout(), Mixed.__mro__[1:], Mixed.__base__)
keep = [Packet(b'%d' % i) for i in range(2000)]
print(b','.join(keep[1990:]), all([bytes(k) == b'%d' % i and k.label == 'packet' for i, k in enumerate(keep)]))

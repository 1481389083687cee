# kind: numeric
# test-size: 60000
"""Bit operations: pseudo random numbers, a rolling hash, and bit counting.

A 32-bit xorshift generator feeds a multiplicative hash; populations are counted by
hand. All values are kept to 32 bits by masks, as such code must do in Python.
"""

import sys

MASK = 0xFFFFFFFF


def xorshift(state):
    state ^= (state << 13) & MASK
    state ^= state >> 17
    state ^= (state << 5) & MASK
    return state


def rotate_left(value, count):
    return ((value << count) | (value >> (32 - count))) & MASK


def population(value):
    value = value - ((value >> 1) & 0x55555555)
    value = (value & 0x33333333) + ((value >> 2) & 0x33333333)
    value = (value + (value >> 4)) & 0x0F0F0F0F
    return ((value * 0x01010101) & MASK) >> 24


def run(rounds):
    state = 2463534242
    digest = 0x811C9DC5
    ones = 0
    for _ in range(rounds):
        state = xorshift(state)
        digest = ((digest ^ (state & 0xFF)) * 0x01000193) & MASK
        digest = rotate_left(digest, 7) ^ (state >> 9)
        ones += population(digest)
    return state, digest, ones


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 6000000
    state, digest, ones = run(rounds)
    print("%08x %08x %d" % (state, digest, ones))


if __name__ == "__main__":
    main()

# kind: numeric
# test-size: 7
# quick-size: 9
"""Pancake flipping over all permutations of n numbers.

For each permutation: reverse the first p elements, p being the first of them,
until the first one is 0. Prints the largest number of flips and a checksum.
"""

import sys


def count_flips(permutation):
    cards = permutation[:]
    flips = 0
    top = cards[0]
    while top != 0:
        low = 0
        high = top
        while low < high:
            cards[low], cards[high] = cards[high], cards[low]
            low += 1
            high -= 1
        flips += 1
        top = cards[0]
    return flips


def next_permutation(cards):
    """Steps to the next permutation in lexicographic order; False after the last."""
    pivot = len(cards) - 2
    while pivot >= 0 and cards[pivot] > cards[pivot + 1]:
        pivot -= 1
    if pivot < 0:
        return False
    other = len(cards) - 1
    while cards[other] < cards[pivot]:
        other -= 1
    cards[pivot], cards[other] = cards[other], cards[pivot]
    low = pivot + 1
    high = len(cards) - 1
    while low < high:
        cards[low], cards[high] = cards[high], cards[low]
        low += 1
        high -= 1
    return True


def fannkuch(size):
    cards = list(range(size))
    most = 0
    checksum = 0
    index = 0
    going = True
    while going:
        flips = count_flips(cards)
        if flips > most:
            most = flips
        checksum += flips * (index % 7 - 3)
        index += 1
        going = next_permutation(cards)
    return most, checksum


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    most, checksum = fannkuch(size)
    print(most, checksum)


if __name__ == "__main__":
    main()

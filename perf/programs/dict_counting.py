# kind: general
# test-size: 50000
"""Counting with dictionaries: string, integer and tuple keys.

Makes a stream of words, counts words, lengths and neighbouring pairs, groups the
words by first letter, and prints the most frequent ones.
"""

import sys

SYLLABLES = ["ba", "ko", "li", "mu", "ne", "ra", "so", "ti", "vu", "ze"]


def make_words(count):
    words = []
    seed = 2024
    for _ in range(count):
        seed = (seed * 1664525 + 1013904223) % 4294967296
        spread = seed >> 16
        word = SYLLABLES[spread % 10]
        if spread % 3:
            word += SYLLABLES[spread // 10 % 10]
        if spread % 7 == 0:
            word += SYLLABLES[spread // 100 % 10]
        words.append(word)
    return words


def count_words(words):
    counts = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    return counts


def count_lengths(words):
    counts = {}
    for word in words:
        length = len(word)
        if length in counts:
            counts[length] += 1
        else:
            counts[length] = 1
    return counts


def count_pairs(words):
    counts = {}
    previous = ""
    for word in words:
        pair = (previous[:1], word[:1])
        try:
            counts[pair] += 1
        except KeyError:
            counts[pair] = 1
        previous = word
    return counts


def group_by_letter(counts):
    groups = {}
    for word, count in counts.items():
        groups.setdefault(word[0], []).append((word, count))
    return groups


def most_frequent(counts, limit):
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return ranked[:limit]


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 7000000
    words = make_words(count)
    counts = count_words(words)
    print(len(counts), most_frequent(counts, 3))
    print(most_frequent(count_lengths(words), 3))
    print(most_frequent(count_pairs(words), 3))
    groups = group_by_letter(counts)
    print([(letter, len(groups[letter])) for letter in sorted(groups)])


if __name__ == "__main__":
    main()

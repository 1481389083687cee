# kind: general
# test-size: 400
# quick-size: 1500
"""Edit distance of strings by the two-row table, and spelling suggestions by it.

Prints the distance of two long texts and the words nearest to misspelt ones.
"""

import sys

WORDS = ["marble", "garden", "window", "kettle", "silver", "orchard", "lantern",
         "harbour", "meadow", "thimble", "compass", "feather", "granite", "pebble"]
MISSPELT = ["marbel", "gardan", "windwo", "ketle", "silvre", "orcherd", "lantren"]


def distance(left, right):
    previous = list(range(len(right) + 1))
    for i, a in enumerate(left):
        current = [i + 1]
        for j, b in enumerate(right):
            cost = 0 if a == b else 1
            current.append(min(previous[j] + cost, previous[j + 1] + 1, current[j] + 1))
        previous = current
    return previous[-1]


def make_text(length, seed):
    letters = []
    for _ in range(length):
        seed = (seed * 69069 + 1) % 4294967296
        letters.append("abcdefghij"[seed >> 28 if seed >> 28 < 10 else 0])
    return "".join(letters)


def suggestion(word):
    best = None
    best_distance = len(word) + 1
    for candidate in WORDS:
        found = distance(word, candidate)
        if found < best_distance:
            best = candidate
            best_distance = found
    return best, best_distance


def main():
    length = int(sys.argv[1]) if len(sys.argv) > 1 else 4500
    print(distance(make_text(length, 1), make_text(length + 5, 2)))
    for _ in range(length // 20):
        found = [suggestion(word) for word in MISSPELT]
        if found[0][0] != "marble":
            print("unexpected")
    print([suggestion(word) for word in MISSPELT])


if __name__ == "__main__":
    main()

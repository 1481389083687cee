# kind: general
# test-size: 5000
"""Sorting algorithms written in Python: quick, merge, heap and insertion sort.

Sorts the same pseudo random numbers with each, and tuples by a key function; checks
that they agree with sorted() and prints checksums.
"""

import sys


def make_numbers(count):
    numbers = []
    seed = 99
    for _ in range(count):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        numbers.append(seed >> 7)
    return numbers


def insertion_sort(items, low, high):
    for i in range(low + 1, high + 1):
        item = items[i]
        j = i - 1
        while j >= low and items[j] > item:
            items[j + 1] = items[j]
            j -= 1
        items[j + 1] = item


def quick_sort(items, low, high):
    """Median of three; short runs are left to insertion sort."""
    while high - low > 12:
        middle = (low + high) // 2
        pivot = sorted([items[low], items[middle], items[high]])[1]
        i = low
        j = high
        while i <= j:
            while items[i] < pivot:
                i += 1
            while items[j] > pivot:
                j -= 1
            if i <= j:
                items[i], items[j] = items[j], items[i]
                i += 1
                j -= 1
        if j - low < high - i:
            quick_sort(items, low, j)
            low = i
        else:
            quick_sort(items, i, high)
            high = j
    insertion_sort(items, low, high)


def merge_sort(items, key):
    if len(items) < 2:
        return items
    middle = len(items) // 2
    left = merge_sort(items[:middle], key)
    right = merge_sort(items[middle:], key)
    merged = []
    i = j = 0
    while i < len(left) and j < len(right):
        if key(right[j]) < key(left[i]):
            merged.append(right[j])
            j += 1
        else:
            merged.append(left[i])
            i += 1
    merged.extend(left[i:])
    merged.extend(right[j:])
    return merged


def sift_down(heap, root, size):
    item = heap[root]
    while True:
        child = 2 * root + 1
        if child >= size:
            break
        if child + 1 < size and heap[child + 1] > heap[child]:
            child += 1
        if heap[child] <= item:
            break
        heap[root] = heap[child]
        root = child
    heap[root] = item


def heap_sort(items):
    size = len(items)
    for root in range(size // 2 - 1, -1, -1):
        sift_down(items, root, size)
    for end in range(size - 1, 0, -1):
        items[0], items[end] = items[end], items[0]
        sift_down(items, 0, end)


def checksum(items):
    value = 0
    for item in items:
        value = (value * 31 + item) % 1000000007
    return value


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 400000
    numbers = make_numbers(count)
    expected = sorted(numbers)

    quick = numbers[:]
    quick_sort(quick, 0, len(quick) - 1)
    heap = numbers[:]
    heap_sort(heap)
    merged = merge_sort(numbers, lambda number: number)
    print(quick == expected, heap == expected, merged == expected, checksum(quick))

    records = [(number % 100, number) for number in numbers]
    by_rest = merge_sort(records, lambda record: record[0])
    print(by_rest == sorted(records, key=lambda record: record[0]),
          checksum([record[1] for record in by_rest]))


if __name__ == "__main__":
    main()

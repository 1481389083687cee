# A global counter is written by one hot function and read by another.
# compiled: count, watch
counter = 0


def count():
    global counter
    counter += 1


def watch(n):
    total = 0
    for i in range(n):
        count()
        total += counter
    return total


for step in range(30):
    print(watch(300), counter)

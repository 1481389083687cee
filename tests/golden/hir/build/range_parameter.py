# RUN: total
# A range that was made elsewhere: guarded once to be one whose bounds are small ints, then read without further checks.
def total(r):
    result = 0
    for i in r:
        result += i
    return result


total(range(2, 10, 3))

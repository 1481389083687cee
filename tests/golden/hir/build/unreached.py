# RUN: check
# A path that was never taken is an exit; so the value behind it is an int.
def check(x):
    if x < 0:
        x = str(x)
    return x + 1


for i in range(10):
    check(i)

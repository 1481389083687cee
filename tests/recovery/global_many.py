# Many globals change, one after another, each of them several times: the versions of the code are bounded all the same.
# compiled: hot
a = b = c = d = e = f = g = h = j = k = 1


def hot(n):
    total = 0
    for i in range(n):
        total += a + b + c + d + e + f + g + h + j + k
    return total


names = "abcdefghjk"
for step in range(80):
    globals()[names[step // 4 % len(names)]] = step
    print(hot(300))

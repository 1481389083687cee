# A hot loop is given another function at each call: closures of one code, then functions of many.
# compiled: hot
def hot(function, n):
    total = 0
    for i in range(n):
        total += function(i)
    return total


def closure(k):
    return lambda x: x + k


for step in range(30):
    print(hot(closure(step), 300))
functions = [abs, lambda x: x * 2, lambda x: -x, int, lambda x, y=3: x + y, float, closure(9), bool]
for step in range(60):
    print(hot(functions[step % len(functions)], 300))

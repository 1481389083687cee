# RUN: table --loop=1
# An entry at the inner loop: what is left of the first turn of the outer loop is built apart from the loop nest proper.
def table(n):
    result = 0
    for i in range(n):
        for j in range(i):
            result += j
        result -= 1
    return result


table(10)

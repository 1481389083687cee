# RUN: total --pipeline
# A counting loop: no object but the result is made, the counter needs no checks.
def total(n):
    result = 0
    for i in range(n):
        result += i * i
    return result


total(100)

# Assignment expressions; in a comprehension they bind in the function around it.
def f(items):
    if (n := len(items)) > 1:
        print(n)
    return [last := x for x in items], last

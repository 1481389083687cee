"""Branches that are taken for the first time long after the code became hot."""


class Late:
    def __init__(self, value):
        self.value = value

    def __add__(self, other):
        return Late(self.value + 1000)


def rare_arithmetic(n):
    total = 0
    for i in range(n):
        if i == n - 5:
            total = total * 2.5
        elif i == n - 4:
            total = total // 3
        elif i == n - 3:
            total = -total
        elif i == n - 2:
            total = int(total)
        else:
            total += 1
    return total


def rare_call(n):
    out = []
    for i in range(n):
        if i == n - 1:
            out.append("call")
            out.extend(sorted({"b": 1, "a": 2}))
            out.append([x * i for x in (1, 2)])
            out.append((lambda q: q + i)(1))
            out.append(f"{i:>8}")
    return out


def rare_attribute(objects):
    total = 0
    for o in objects:
        if o is not None:
            total += o.value
    return total


def rare_class(n):
    made = None
    for i in range(n):
        if i == n - 2:
            class Local:
                number = i

                def get(self):
                    return self.number + n
            made = Local()
    return made.get()


def rare_import(n):
    for i in range(n):
        if i == n - 1:
            import math
            return math.floor(i / 7)


def rare_raise(n):
    for i in range(n):
        if i == n - 1:
            try:
                raise ValueError("late")
            except ValueError as error:
                return str(error), i


def rare_nested_loop(n):
    total = 0
    for i in range(n):
        if i == n - 1:
            for j in range(1000):
                for k in (1, 2.5):
                    total += j * k
    return total


def many_branches(i):
    if i % 2 == 0:
        if i % 3 == 0:
            return "six" if i % 5 else 30
        return i // 2
    if i == 19999:
        return Late(i)
    if i > 19990:
        return float(i)
    if i > 19900:
        return None
    return -i


def drive_branches(n):
    kinds = {}
    for i in range(n):
        k = type(many_branches(i)).__name__
        kinds[k] = kinds.get(k, 0) + 1
    return sorted(kinds.items())


def switch_mode(modes):
    x = 0
    log = []
    for mode in modes:
        if mode == 0:
            x += 1
        elif mode == 1:
            x = [x]
        elif mode == 2:
            x = x[0] + 0.5
        elif mode == 3:
            x = str(x)
        elif mode == 4:
            x = len(x)
            log.append(x)
    return x, log


print(rare_arithmetic(20000), rare_call(20000), rare_class(20000), rare_import(20000), rare_raise(20000), rare_nested_loop(20000))
print(rare_attribute([None] * 20000 + [Late(5)]), rare_attribute([Late(1)] * 10000 + [None, Late(0.5)]), drive_branches(20000), switch_mode([0] * 20000 + [1, 2] + [0] * 5000 + [3, 4] + [0] * 3000 + [1, 2, 3, 4]))

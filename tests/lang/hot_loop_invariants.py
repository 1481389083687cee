"""Values that look constant in a loop but are changed by a call, an alias or a property."""


class Config:
    limit = 10

    def __init__(self):
        self.size = 5
        self.items = [1, 2, 3]


class Sneaky:
    def __init__(self, config):
        self.config = config
        self.calls = 0

    def tick(self):
        self.calls += 1
        if self.calls == 15000:
            self.config.size = 7.5
        if self.calls == 17000:
            self.config.items = [100]
        if self.calls == 18000:
            Config.limit = 20


def attributes(n):
    config = Config()
    sneaky = Sneaky(config)
    total = 0
    for i in range(n):
        total += config.size + len(config.items) + config.limit
        sneaky.tick()
    Config.limit = 10
    return total


def length(n):
    items = [0] * 10
    other = items
    total = 0
    for i in range(n):
        total += len(items)
        if i % 1000 == 0:
            other.append(i)
    return total


def list_base(n):
    rows = [[1, 2], [3, 4]]
    total = 0
    for i in range(n):
        total += rows[0][1]
        if i == n // 2:
            rows[0] = [9, 9.5]
        if i == n - 10:
            rows.insert(0, (7, 7))
    return total


def dict_value(n):
    d = {"k": 1}
    alias = d
    total = 0
    for i in range(n):
        total += d["k"]
        if i % 4000 == 3999:
            alias["k"] += 1
        if i == n - 10:
            del alias["k"]
            alias["k"] = 0.5
    return total


def module_level(n):
    global setting
    setting = 1
    total = 0
    for i in range(n):
        total += setting
        if i == n // 2:
            change()
    return total


def change():
    global setting
    setting = 3


class Property:
    def __init__(self):
        self.n = 0

    @property
    def value(self):
        self.n += 1
        return self.n


def property_read(n):
    p = Property()
    total = 0
    for _ in range(n):
        total += p.value
    return total


class Equal:
    def __init__(self):
        self.asked = 0

    def __eq__(self, other):
        self.asked += 1
        return self.asked % 3 == 0

    def __len__(self):
        self.asked += 1
        return self.asked


def dunder_not_pure(n):
    e = Equal()
    hits = 0
    for _ in range(n):
        if e == 1:
            hits += 1
        hits += len(e) % 2
    return hits, e.asked


def loop_bound_variable(n):
    limit = n
    count = 0
    for i in range(limit):
        limit = 3
        count += 1
    while count > limit:
        count -= 2
        limit += 1
    return count, limit


print(attributes(20000), length(20000), list_base(20000), dict_value(20000), module_level(20000), property_read(20000), dunder_not_pure(20000), loop_bound_variable(20000))

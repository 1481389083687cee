# Objects of builtin types where code is hot: they are no instances of classes written in Python, whatever else they
# share with them.


class Plain:
    args = ("plain",)

    def __len__(self):
        return 3


class Frozen(frozenset):
    pass


class Wrong(ValueError):
    pass


def attribute(objects, rounds):
    seen = []
    for _ in range(rounds):
        for o in objects:
            seen.append(o.args)
    return seen[-len(objects) :]


def sizes(objects, rounds):
    total = 0
    for _ in range(rounds):
        for o in objects:
            total += len(o)
    return total


def truths(objects, rounds):
    found = ""
    for _ in range(rounds):
        found = ""
        for o in objects:
            found += "T" if o else "F"
    return found


def drain(iterators):
    total = 0
    for it in iterators:
        for x in it:
            total += x
    return total


def instances(objects, cls, rounds):
    count = 0
    for _ in range(rounds):
        for o in objects:
            if isinstance(o, cls):
                count += 1
    return count


def sentinels(rounds):
    last = None
    different = 0
    for _ in range(rounds):
        o = object()
        if o is not last:
            different += 1
        last = o
    try:
        o.x = 1
    except AttributeError as e:
        return different, type(o), str(e)


def refused(cls, rounds):
    messages = set()
    for _ in range(rounds):
        try:
            cls()
        except TypeError as e:
            messages.add(str(e))
    return sorted(messages)


def loop_over(value, rounds):
    kept = value
    n = 0
    while n < rounds:
        n += 1
        if kept is None:
            break
    return kept


errors = [ValueError(1), KeyError("k"), Wrong(2), Plain()]
print(attribute(errors, 300))
print(attribute([StopIteration(3), OSError(4, "no")], 300))
print(sizes([frozenset((1, 2)), Frozen("abc"), Plain(), frozenset()], 300))
print(truths([iter([]), frozenset(), frozenset((1,)), Frozen(), ValueError(), Plain(), Wrong(), NotImplementedError], 300))
print(drain([iter([1, 2]), iter((3, 4)), iter({5: 0}), iter(frozenset((6,))), iter(range(9))]))
print(drain([iter([n]) for n in range(500)]))
print(instances([iter([]), frozenset(), Frozen(), ValueError(), Wrong(), Plain()], frozenset, 300))
print(instances([iter([]), frozenset(), Frozen(), ValueError(), Wrong(), Plain()], Exception, 300))
print(sentinels(500))
for kind in type(iter([])), type(iter({})), type(lambda: 0), type(len):
    print(refused(kind, 300))
print(loop_over(frozenset((7,)), 5000), repr(loop_over(KeyError(1), 5000)), next(loop_over(iter([8]), 5000)))

"""The order in which operands, arguments, targets and defaults are evaluated."""

log = []


def e(name, value=None):
    log.append(name)
    return value


def show(label):
    print(label, " ".join(log))
    log.clear()


class Box:
    def __setitem__(self, key, value):
        log.append("set[%r]" % (key,))

    def __getitem__(self, key):
        log.append("get[%r]" % (key,))
        return 10

    def __delitem__(self, key):
        log.append("del[%r]" % (key,))


box = Box()
e("a", 1) + e("b", 2) * e("c", 3)
show("arithmetic")
e("a", 1) < e("b", 0) < e("c", 3)
show("chain stops")
e("key", 1) in e("container", [1])
show("in")
e("box", box)[e("i", 1)] = e("value", 5)
show("store")
e("box", box)[e("i", 1)] += e("value", 5)
show("augmented")
x = e("x", [0, 0])
x[e("i", 0)], x[e("j", 1)] = e("first", 1), e("second", 2)
show("tuple assignment")
e("box", box)[e("1", 1)] = e("box2", box)[e("2", 2)] = e("value", 3)
show("chained assignment")
del e("box", box)[e("k", 0)]
show("del")
{e("k1", 1): e("v1"), e("k2", 2): e("v2")}
show("dict")
[e("a"), *e("star", [1]), e("b")]
show("list")
e("f", print)(e("x", ""), *e("args", []), end=e("end", ""), **e("kw", {}))
show("call")


def outer(a=e("default a", 1), *, k=e("default k", 2)):
    log.append("body")


show("def")
outer()
show("no defaults again")
e("yes", 1) if e("condition", False) else e("no", 2)
show("conditional")
e("l", [1, 2, 3])[e("low", 0):e("high", 2):e("step", 1)]
show("slice")
[e("element", i) for i in e("iterable", [1, 2]) if e("filter", True)]
show("comprehension")
{e("key", i): e("val", i) for i in e("iterable", [1, 2])}
show("dict comprehension")
for box[e("target index", 0)] in e("for iterable", [7]):
    pass
show("for target")
f"{e('one', 1)}{e('two', 2)!r:>{e('width', 3)}}{e('three', 3)}"
show("f-string")


class C(e("base", object)):
    y = e("class body", 1)


show("class")
try:
    e("left", 1) // e("zero", 0) + e("never", 1)
except ZeroDivisionError:
    show("error stops")
try:
    raise e("exception", ValueError("v")) from e("cause", None)
except ValueError:
    show("raise from")
assert e("asserted", True), e("message", "m")
show("assert")
lambda p=e("lambda default", 1): e("not evaluated")
show("lambda")
e("a", 0) and e("b", 1) or e("c", 0) or e("d", 5)
show("and or")
e("l", 2) ** e("r", 3) ** e("rr", 1)
show("power")
-e("n", 5) ** e("m", 2)
show("unary")
e("o", Box).attribute = e("v", 1)
show("attribute store")

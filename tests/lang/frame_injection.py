# flags: --locals-model=classic
# taipan.inject and taipan.remove: what a debugger may give one running activation. No other Python has it, so the expected
# output is reasoned from the contract: from the next statement on that activation alone finds the name, before globals; a
# variable of its code is assigned; remove undoes it; inner scopes, other activations and f_code know nothing of it.
import sys
import taipan

limit = "global"


def debugger(names, gone=()):
    frame = sys._getframe(1)
    for name, value in names.items():
        taipan.inject(frame, name, value)
    for name in gone:
        taipan.remove(frame, name)


def plain(x):
    debugger({"helper": lambda v: v * 2, "limit": 99, "x": x + 1})
    seen = helper(x), limit, sorted(locals())
    inner = [name in globals() for name in ("helper", "limit")]
    debugger({"limit": 100})
    again = limit
    debugger({}, ["helper", "limit"])
    try:
        helper
    except NameError as e:
        return seen, inner, again, limit, str(e), "helper" in locals()


print(plain(1))
print(plain(2))
try:
    helper
except NameError as e:
    print(e)


def hot(n, when):
    total = 0
    for i in range(n):
        if i == when:
            debugger({"factor": 10, "len": lambda v: 5})
        if 0 <= when == i - 500:
            debugger({}, ["len"])
        total += factor * len("ab")
    return total


factor = 1
print(hot(3000, -1), hot(3000, 1000), hot(3000, -1), hot(3000, 2000))


def unrelated_locals(n):
    for i in range(n):
        if i == n - 2:
            debugger({"late": 1, "fresh": 2})
        if i == n - 1:
            seen = late, fresh
    del late
    try:
        late
    except UnboundLocalError as e:
        print(e)
    late = 3
    return seen, late


print(unrelated_locals(300))


def inner_scopes():
    debugger({"secret": 1})

    def function():
        return secret

    class Body:
        try:
            found = secret
        except NameError as e:
            found = str(e)

    results = [secret, Body.found]
    for attempt in function, lambda: secret, lambda: [secret for i in range(1)]:
        try:
            results.append(attempt())
        except NameError as e:
            results.append(str(e))
    results.append(eval("secret"))
    return results


print(inner_scopes())


def deep(n):
    if n == 0:
        frame = sys._getframe()
        depth = 0
        while frame.f_code.co_name == "deep":
            taipan.inject(frame, "depth", depth)
            depth += 1
            frame = frame.f_back
        return [depth]
    below = deep(n - 1)
    below.append(depth)
    return below


depth = "global"
print(deep(12))
for turn in range(60):
    deep(5)
print(deep(12), depth)


def shows(n):
    frame = sys._getframe()
    code = frame.f_code
    for i in range(n):
        if i == n // 2:
            taipan.inject(frame, "shown", i)
    namespace = locals()
    same = frame.f_locals is namespace
    frame.f_locals["shown"] = "written"
    taipan.locals_to_fast(frame)
    written = shown
    del frame.f_locals["shown"]
    taipan.locals_to_fast(frame)
    try:
        shown
    except NameError as e:
        lost = str(e)
    return code is shows.__code__, frame.f_code is code, same, list(namespace), written, lost


print(shows(300))


def raises(n):
    for i in range(n):
        if i == n - 1:
            debugger({"n": 0, "zero": 0})
            return i / zero


try:
    raises(200)
except ZeroDivisionError as e:
    frame = e.__traceback__.tb_next.tb_frame
    print(frame.f_code is raises.__code__, frame.f_locals)
    try:
        taipan.inject(frame, "x", 1)
    except ValueError as e:
        print(e)


def makes(n):
    debugger({"base": 100})
    total = 0
    for i in range(n):
        add = lambda v, by=base: v + by
        total = add(total)
    return total


print(makes(200))


def shadowed(n):
    debugger({"range": lambda n: [7, 8]})
    return [i for i in range(n)], sum(range(n))


print(shadowed(3))


class Body:
    debugger({"attribute": 1})
    doubled = attribute * 2
    debugger({}, ["attribute"])


print(Body.doubled, hasattr(Body, "attribute"))
debugger({"module_level": 5})
print(module_level, globals()["module_level"])
debugger({}, ["module_level"])
print("module_level" in globals())


def handlers(n):
    seen = []
    for i in range(n):
        try:
            if i == n - 3:
                debugger({"extra": i})
            seen.append(extra)
        except NameError:
            pass
        finally:
            if i == n - 2:
                debugger({}, ["extra"])
    return seen


print(handlers(300))


def own(n):
    x = 1
    for i in range(n):
        if i == n - 1:
            debugger({"x": "assigned"})
            first = x
            debugger({}, ["x"])
            try:
                x
            except UnboundLocalError as e:
                return first, str(e), "x" in locals()


print(own(300))


def own_after_injection(n):
    x = 1
    total = 0
    for i in range(n):
        if i == n - 200:
            debugger({"step": 2}, ["x"])
            x = 5
        if i == n - 50:
            debugger({}, ["x"])
        if i == n - 20:
            total += x
        total += step if i > n - 100 else 1
    return total


step = 1
try:
    own_after_injection(1000)
except UnboundLocalError as e:
    print(e)
for arguments in [(), (1, "x", 2), (sys._getframe(), 1, 2), (sys._getframe(), "x")]:
    try:
        taipan.inject(*arguments)
    except TypeError as e:
        print(e)
for arguments in [(sys._getframe(), "nothing"), (None, "x"), (sys._getframe(), None)]:
    try:
        taipan.remove(*arguments)
    except (TypeError, NameError) as e:
        print(type(e).__name__, e)


def missing():
    for name in "never", "late":
        try:
            taipan.remove(sys._getframe(), name)
        except NameError as e:
            print(e)
    late = 1


missing()
print(sys.implementation._locals_model)

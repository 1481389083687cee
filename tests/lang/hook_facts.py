"""A hook whose answers depend on what its object holds: each change of that is seen at the next line."""

import sys


class Hook:
    def __init__(self):
        self.active = True
        self.lines = {}
        self.names = {"work": 1}
        self.nested = {}
        self.limit = None
        self.hits = 0
        self.seen = []

    def wanted(self, frame):
        if not self.active:
            return False
        if frame.f_code.co_name not in self.names:
            return False
        lines = self.nested.get(frame.f_code.co_name)
        if not lines:
            return False
        return frame.f_lineno - frame.f_code.co_firstlineno in lines

    def on_line(self, frame):
        if self.wanted(frame):
            self.hits += 1
        if self.limit is not None and self.hits >= self.limit:
            self.seen.append("limit")
            self.limit = None

    def dispatch(self, frame, event, arg):
        if event == "line":
            self.on_line(frame)
        return self.dispatch


def work(n, act, when):
    x = 0
    for i in range(n):
        if i == when:
            act()
        x += 1
        x += 2
    return x


def hits(hook, act, n=3000, when=2000):
    before = hook.hits
    sys.settrace(hook.dispatch)
    work(n, act, when)
    sys.settrace(None)
    return hook.hits - before


def nothing():
    pass


# Nothing to do, then something at each kind of change.
hook = Hook()
print("idle", hits(hook, nothing))
print("item added", hits(hook, lambda: hook.nested.__setitem__("work", [5])))
print("item there", hits(hook, nothing))
print("list grows", hits(hook, lambda: hook.nested["work"].append(6)))
print("list replaced", hits(hook, lambda: hook.nested.update(work=[1])))
print("one less name", hits(hook, lambda: hook.names.pop("work")))
print("no name", hits(hook, nothing))
print("name again", hits(hook, lambda: hook.names.setdefault("work", 2)))


def deactivate():
    hook.active = False


def activate():
    setattr(hook, "active", True)


print("deactivated", hits(hook, deactivate))
print("inactive", hits(hook, nothing))
print("activated", hits(hook, activate))


def replace_dict():
    hook.nested = {"work": [4, 5, 6]}


def clear_dict():
    hook.nested.clear()


def by_dict():
    hook.__dict__["nested"] = {"work": [6]}


def plain_dict():
    hook.__dict__ = {"active": True, "names": {"work": 1}, "nested": {"work": [5]}, "limit": None, "hits": hook.hits, "seen": []}


print("dict replaced", hits(hook, replace_dict))
print("dict cleared", hits(hook, clear_dict))
print("through __dict__", hits(hook, by_dict))
print("__dict__ replaced", hits(hook, plain_dict))

# What the hook writes itself.
hook = Hook()
hook.nested["work"] = [5]
hook.limit = 100
print("limit", hits(hook, nothing), hook.seen)
hook.limit = hook.hits + 5000
print("limit later", hits(hook, nothing), hook.seen)
print("limit reached", hits(hook, nothing), hook.seen)


# A method hidden by an attribute, a class that changes, an object that changes its class.
def shadow():
    hook.wanted = lambda frame: frame.f_code.co_name == "work"


hook = Hook()
print("method hidden", hits(hook, shadow))


class Other(Hook):
    def wanted(self, frame):
        return frame.f_code.co_name == "work" and frame.f_lineno % 1 == 0


def change_class():
    hook.__class__ = Other


def change_method():
    Hook.wanted = lambda self, frame: frame.f_code.co_name == "work"


hook = Hook()
print("class changed", hits(hook, change_class))
hook = Hook()
print("method changed", hits(hook, change_method))

# Another object's method takes over.
first, second = Hook(), Hook()


def take_over():
    frame = sys._getframe(1)
    frame.f_trace = second.dispatch


print("taken over", hits(first, take_over), second.hits)

# A new object for each run; each has other settings.
Hook.wanted = Other.wanted
total = 0
for n in range(30):
    hook = Hook()
    hook.active = n % 2 == 0
    total += hits(hook, nothing, 200, 100)
print("many", total)


# Attributes deleted, found in the class instead; slots.
class Defaults:
    stop = False
    count = 0

    def dispatch(self, frame, event, arg):
        if self.stop:
            self.count += 1
        return self.dispatch


class Slots:
    __slots__ = ("stop", "count")

    def __init__(self):
        self.stop = False
        self.count = 0

    def dispatch(self, frame, event, arg):
        if self.stop:
            self.count += 1
        return self.dispatch


def counts(hook, act):
    before = hook.count
    sys.settrace(hook.dispatch)
    work(3000, act, 2500)
    sys.settrace(None)
    return hook.count - before


for cls in Defaults, Slots:
    hook = cls()

    def start():
        hook.stop = True

    def stop():
        hook.stop = False

    def forget():
        del hook.stop

    print(cls.__name__, counts(hook, start), counts(hook, nothing), counts(hook, stop))
    if cls is Defaults:
        hook.stop = True
        print(counts(hook, forget), counts(hook, nothing))
        Defaults.stop = True
        print(counts(hook, nothing))


# Settings in globals, asked by a function.
SETTINGS = {"on": False}
count = 0


class Config:
    def __init__(self):
        self.on = False


config = Config()


def by_global(frame, event, arg):
    global count
    if SETTINGS["on"] or config.on or "extra" in SETTINGS:
        count += 1
    return by_global


def globals_count(act):
    global count
    count = 0
    sys.settrace(by_global)
    work(3000, act, 2500)
    sys.settrace(None)
    return count


def set_config(value):
    config.on = value


print(globals_count(nothing))
print(globals_count(lambda: SETTINGS.update(on=True)))
print(globals_count(lambda: SETTINGS.update(on=False)))
print(globals_count(lambda: SETTINGS.update(extra=1)))
print(globals_count(lambda: SETTINGS.pop("extra")))
print(globals_count(lambda: set_config(True)))
print(globals_count(lambda: set_config(False)))
print(globals_count(lambda: SETTINGS.__setitem__("".join(["ex", "tra"]), 3)))
for n in range(20):
    SETTINGS["on"] = n % 3 == 0
    SETTINGS.pop("extra", None)
    print(globals_count(lambda: set_config(n % 2 == 1)), end=" ")
print()

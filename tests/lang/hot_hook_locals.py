"""Hooks that read and write the variables of hot frames, told of every line."""
import sys


def traced(hook, function, *args):
    sys.settrace(hook)
    try:
        return function(*args)
    finally:
        sys.settrace(None)


def loop(n, gain=1):
    total = 0
    for i in range(n):
        total += gain
        total ^= 3
        total &= 1048575
    return total


# --- read

seen = {}


def reading(frame, event, arg):
    shown = frame.f_locals
    for name in ("n", "gain", "total", "i"):
        if name in shown:
            seen[name] = seen.get(name, 0) + shown[name]
    seen[event] = seen.get(event, 0) + 1
    return reading


print(traced(reading, loop, 3000), seen)


# A dict that somebody keeps is refreshed before each call of the hook.
kept = []


def keeping(frame, event, arg):
    if not kept:
        kept.append(frame.f_locals)
    frame.f_locals
    kept.append(kept[0].get("total"))
    return keeping


print(traced(keeping, loop, 2000), kept[0] is not None, len(kept), kept[1:12], kept[-3:])


# --- write

def setting(frame, event, arg):
    frame.f_locals["gain"] = 2
    return setting


print(traced(setting, loop, 3000), loop(3000, 2))


def changing(frame, event, arg):
    if event == "line":
        shown = frame.f_locals
        shown["gain"] = shown["gain"] + 1
    return changing


def gains(n, gain):
    total = 0
    for i in range(n):
        total += gain
    return total, gain


print(traced(changing, gains, 3000, 1))


# Another type at every turn.
def retyping(frame, event, arg):
    shown = frame.f_locals
    if "x" in shown and event == "line":
        x = shown["x"]
        if isinstance(x, int):
            shown["x"] = float(x)
        elif isinstance(x, float):
            shown["x"] = 1 << 70
    return retyping


def retyped(n):
    kinds = {}
    x = 1
    for i in range(n):
        name = type(x).__name__
        kinds[name] = kinds.get(name, 0) + 1
        x = i
    return kinds


print(traced(retyping, retyped, 2000))


# One write in the middle of a hot loop.
def once(frame, event, arg):
    shown = frame.f_locals
    if shown.get("i") == 1500 and event == "line":
        shown["total"] = 0
    return once


print(traced(once, loop, 3000))


# --- kinds of variables

def kinds(n):
    f = 0.0
    big = 1 << 80
    text = ""
    for i in range(n):
        f += 0.5
        big += 1
        text = "ab"[i & 1]
        if i & 1:
            late = i
        if i % 100 == 99:
            del late
    return f, big, text


totals = {}


def of_kinds(frame, event, arg):
    shown = frame.f_locals
    key = len(shown)
    totals[key] = totals.get(key, 0) + 1
    totals["f"] = shown.get("f", 0.0)
    totals["big"] = shown.get("big")
    totals["late"] = totals.get("late", 0) + ("late" in shown)
    return of_kinds


print(traced(of_kinds, kinds, 2000), totals)


def cells(n):
    shared = 0

    def add(x):
        nonlocal shared
        shared += x

    for i in range(n):
        add(i)
        shared &= 0xffff
    return shared, add


def of_cells(frame, event, arg):
    if frame.f_code.co_name != "cells":
        return None
    shown = frame.f_locals
    totals["shared"] = shown.get("shared", 0)
    if shown.get("i", 0) % 100 == 50 and event == "line":
        shown["shared"] = 7
    return of_cells


print(traced(of_cells, cells, 2000)[0], totals["shared"])


# --- keys that are no variables, variables that go

def strangers(frame, event, arg):
    shown = frame.f_locals
    shown["stranger"] = shown.get("stranger", 0) + 1
    totals["stranger"] = shown["stranger"]
    return strangers


print(traced(strangers, loop, 2000), totals["stranger"])


# --- what the hook returns and raises

def fading(frame, event, arg):
    frame.f_locals
    return None if event == "line" else fading


print(traced(fading, loop, 2000))


class Stop(Exception):
    pass


def raising(frame, event, arg):
    shown = frame.f_locals
    if shown.get("i") == 1000:
        shown["total"] = -1
        raise Stop(shown["total"])
    return raising


def stopped(n):
    total = 0
    try:
        for i in range(n):
            total += 1
    except Stop as e:
        return total, e.args
    return total


print(traced(raising, stopped, 2000), sys.gettrace())


class Watcher:
    def __init__(self):
        self.sum = 0

    def hook(self, frame, event, arg):
        self.sum += frame.f_locals.get("total", 0)
        return self.hook


watcher = Watcher()
print(traced(watcher.hook, loop, 3000), watcher.sum)


# Short calls, each with a dict of its own.
def step(x):
    a = x + 1
    b = a ^ 3
    for k in range(4):
        if b & k:
            b -= k
        a += b
    return a + b


def steps(n):
    total = 0
    for i in range(n):
        total += step(i)
    return total


calls = {}


def counting(frame, event, arg):
    for name, value in frame.f_locals.items():
        calls[name] = calls.get(name, 0) + value
    return counting


print(traced(counting, steps, 300), calls)


# What the hook does at a return is not known when the function with a shared variable is compiled.
def closing(n):
    shared = 0
    for i in range(n):
        shared += (lambda: shared)() & 1 or 1
    return shared


def on_lines(frame, event, arg):
    shown = frame.f_locals
    if event == "line":
        if shown.get("i", 0) % 50 == 7:
            shown["shared"] = 1
        return on_lines
    if event == "return":
        totals["return"] = len(sorted(shown)) + len(str(arg))
    return on_lines if frame.f_code.co_name == "closing" else None


print(traced(on_lines, closing, 3000), totals.get("return"))
print(traced(on_lines, closing, 3000), totals.get("return"))

"""What frames say, as a stream of digests on standard error. Imported by the scripts that run.py writes.

    watch.lines(first, last)   from here on, at every line event of every frame
    watch.probe()              at each call, if watch.calls(first, last) was called before

All frames from the innermost on go into the digest: function, line, names and values of locals. Of an object of no builtin type only
the type is told, so that no code of the program runs. The events numbered first to last are written out in full.
"""
import sys

EVERY = 100  # events for each digest that is written
MAX_FRAMES = 8
MAX_NAMES = 24

count = 0
digest = 0
shown_from = shown_to = -1
enabled = False


def text(v, depth=0):
    kind = type(v)
    if kind is int:
        return "%d" % v if -1000000000 < v < 1000000000 else "int %d" % hash(v)
    if v is None or kind is float or kind is bool:
        return repr(v)
    if kind is str:
        return v if len(v) <= 40 else "%s(%d)" % (v[:40], len(v))
    if kind is list or kind is tuple:
        inner = [text(x, depth + 1) for x in v[:4]] if depth < 2 else []
        return "%s%d%s" % (kind.__name__, len(v), inner)
    if kind is dict or kind is set:
        return "%s%d" % (kind.__name__, len(v))
    return kind.__name__


def frame_text(f):
    names = [(n, v) for n, v in f.f_locals.items() if n[:2] != "__"][:MAX_NAMES]
    return "%s:%d %s" % (f.f_code.co_name, f.f_lineno, ["%s=%s" % (n, text(v)) for n, v in names])


def note(event, f):
    global count, digest
    parts = [event]
    for _ in range(MAX_FRAMES):
        if f is None:
            break
        parts.append(frame_text(f))
        f = f.f_back
    seen = " < ".join(parts)
    count += 1
    digest = (digest * 1000003 ^ hash(seen)) & 0xffffffffffffff
    if shown_from <= count <= shown_to:
        sys.stderr.write("event %d: %s\n" % (count, seen))
    if count % EVERY == 0:
        sys.stderr.write("digest %d %x\n" % (count, digest))


def hook(f, event, arg):
    if f.f_code.co_filename == __file__:
        return None
    note(event, f)
    return hook


def lines(first, last):
    global shown_from, shown_to
    shown_from, shown_to = first, last
    sys.settrace(hook)
    sys._getframe(1).f_trace = hook


def calls(first, last):
    global shown_from, shown_to, enabled
    shown_from, shown_to, enabled = first, last, True


def probe():
    if enabled:
        note("call", sys._getframe(1))

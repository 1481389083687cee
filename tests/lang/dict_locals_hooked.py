# flags: --locals-model=classic
# In the classic model each call of a trace hook refreshes the dict of locals() first: of a function with dict locals these
# are the free variables, whose cells belong to somebody else. What is expected is reasoned from that.
import sys
def outer():
    shared = 1
    def f():
        exec("made = 1")
        kept = locals()
        seen.append(kept["shared"])
        bump()
        x = 1
        y = shared
        return y
    def bump():
        nonlocal shared
        shared += 10
    return f
seen = []
keep = []
def hook(frame, event, arg):
    if frame.f_code.co_name == "f":
        if keep: seen.append((event, keep[0].get("shared")))
        if event == "line" and not keep and "kept" in frame.f_locals: keep.append(frame.f_locals)
    return hook
f = outer()
sys.settrace(hook); f(); sys.settrace(None)
print(seen)

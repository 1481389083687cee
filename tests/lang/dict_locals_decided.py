# Which calls of exec make a function keep its variables in a dict (co_flags without CO_OPTIMIZED).
def flags(source):
    ns = {}
    exec(source, ns)
    f = ns["f"]
    return "dict" if f.__code__.co_flags & 1 == 0 else "optimised"

def show(call, before=""):
    body = "def f(src='', g={}, d={}):\n" + before + "    " + call + "\n"
    print(flags(body), call)

show("exec(src)")
show("exec(src, None)")
show("exec(src, None, None)")
show("exec(src, globals())")
show("exec(src, globals(), locals())")
show("exec(src, globals(), vars())")
show("exec(src, locals())")
show("exec(src, None, d)")
show("exec(src, None, locals())")
show("exec(src, g, d)")
show("exec(src, g)")
show("exec(src, vars(g))")
show("exec(src, g, None)")
show("exec(*d)")
show("exec(src, **d)")
show("exec(src, closure=None)")
show("exec")
show("exec()")
show("run = exec; run(src)")
show("eval(src)")
show("print(exec(src))")
show("return exec(src)")
show("if 0: exec(src)")
show("g.exec(src)")
show("(exec)(src)")
show("(lambda: exec(src))()")
show("[exec(src) for i in d]")
show("[i for i in exec(src)]")
show("class C: exec(src)")
show("exec(src)", "    exec = print\n")
show("exec(src)", "    global exec\n")
show("exec(src)", "    def exec(s): pass\n")
print(flags("def outer():\n    exec = print\n    def f(): exec('')\n    return f\nf = outer()\n"))
print(flags("def f(exec): exec('')\n"))
print(flags("def exec(s): return s\ndef f(): exec('')\n"))
print(flags("from builtins import exec\ndef f(): exec('')\n"))


def plain(x):
    exec("x = 2")
    return x

print(plain(1))

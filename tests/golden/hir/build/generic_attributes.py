# RUN: moved
# RUN: computed
# RUN: called
# Attributes of objects of too many shapes, one that the type computes, and a method that is looked up.
class A: pass
class B: pass
class C: pass
class D: pass
class E: pass
class F: pass


def moved(o):
    o.there = o.here
    del o.here


def computed(f):
    return f.__code__


def called(o):
    return o.method(1)


for cls in A, B, C, D, E, F:
    o = cls()
    o.here = 1
    moved(o)
    o.method = len.__class__ if cls is A else str
    called(o) if cls is not A else None
computed(moved)

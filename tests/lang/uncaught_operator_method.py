# compiles-nothing: the first item of the only loop raises
"""An attribute missing in an operator method, in a comprehension."""
class V:
    def __init__(self, x): self.xcoord = x
    def __add__(self, o): return V(self.xcord + o.xcoord)
def go():
    v = V(1) ; w = V(2)
    return [q for q in [v + w]]
go()

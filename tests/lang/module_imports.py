"""import of the built-in modules: as, inside functions, twice, missing ones."""

import math
import sys, time
import math as m
import sys as system


def inside():
    import math
    return math.floor(2.5)


def aliased():
    import math as local_math
    return local_math is math


def attempt(function):
    try:
        print(function())
    except (ImportError, AttributeError, NameError) as error:
        print(type(error).__name__, error)


def missing():
    import no_such_module_here


def missing_attribute():
    return math.no_such_function


def out_of_scope():
    return local_math


print(m is math, system is sys, inside(), aliased(), math.__name__, sys.__name__, type(math).__name__, repr(time)[:16])
attempt(missing)
attempt(missing_attribute)
attempt(out_of_scope)
try:
    import another_missing_module
except ModuleNotFoundError as error:
    print(error.name, isinstance(error, ImportError))
print(hasattr(math, "sqrt"), getattr(math, "pi") == math.pi, "sqrt" in dir(math), callable(math.sqrt), math.sqrt(9) == m.sqrt(9), "math" in sys.modules, sys.modules["math"] is math)
math.own = 5
print(m.own, inside())
del math.own
floor = math.floor
math_floor = [floor, m.ceil]
print([f(1.5) for f in math_floor])


class Uses:
    import math as module
    root = module.sqrt(16)

    def method(self):
        return self.module.gcd(4, 6)


print(Uses.root, Uses().method(), __name__, "__file__" in globals())
if __name__ == "__main__":
    print("main")

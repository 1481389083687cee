"""Attributes, methods, classes, instances; types asked for."""

from measure import main, operation


class Point:
    kind = 3

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def get_x(self):
        return self.x

    def add_to_x(self, n):
        self.x += n
        return self

    def scaled(self, factor):
        return Point(self.x * factor, self.y * factor)

    def twice_x(self):
        return self.get_x() + self.get_x()

    @property
    def total(self):
        return self.x + self.y

    @total.setter
    def total(self, value):
        self.x = value

    @staticmethod
    def static_sum(a, b):
        return a + b

    @classmethod
    def class_kind(cls, n):
        return cls.kind + n

    @classmethod
    def at(cls, x):
        return cls(x, 1)


class Point3(Point):
    def __init__(self, x, y, z):
        super().__init__(x, y)
        self.z = z

    def get_x(self):
        return super().get_x() + 1


class Deep(Point3):
    pass


class Deeper(Deep):
    pass


class Other:
    def __init__(self, x):
        self.w = 0
        self.x = x

    def get_x(self):
        return self.x + 2


class Third:
    def __init__(self, x):
        self.u = self.v = 0
        self.x = x

    def get_x(self):
        return self.x + 3


class Slotted:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Empty:
    pass


class Many:
    def __init__(self, n):
        self.a = n
        self.b = n
        self.c = n
        self.d = n
        self.e = n
        self.f = n


class Linked:
    def __init__(self, value, rest):
        self.value = value
        self.rest = rest


class Descriptor:
    def __get__(self, instance, owner):
        return instance.x

    def __set__(self, instance, value):
        instance.x = value


class Described:
    field = Descriptor()

    def __init__(self):
        self.x = 1


class Fallback:
    def __getattr__(self, name):
        return 5


class Intercepted:
    def __init__(self):
        self.x = 1

    def __getattribute__(self, name):
        return object.__getattribute__(self, name)


class Watched:
    def __setattr__(self, name, value):
        object.__setattr__(self, name, value)


class Counter:
    count = 0


class Meta(type):
    def __call__(cls, *args):
        return super().__call__(*args)


class Made(metaclass=Meta):
    pass


POINT = "p = Point(1, 2)"
MIXED = "a = [Point(1, 2), Other(3), Point3(4, 5, 6), Third(7)]"
VALUES = "a = [1, 'x', 2.5, [3]]"
CLASSES = "a = [Point, Point3, Other, Deeper]"

# attributes
operation("attribute_load", "r += p.x + i", POINT)
operation("attribute_store", "p.x = i\nr ^= p.y", POINT)
operation("attribute_add", "p.x += i\nr ^= p.x", POINT)
operation("attribute_float_add", "p.x += 0.5\nr += i", "p = Point(0.5, 1)")
operation("attribute_two_classes", "r += a[i & 1].x", MIXED)
operation("attribute_four_classes", "r += a[i & 3].x", MIXED)
operation("attribute_chain", "r += p.x.x.x + i", "p = Point(Point(Point(1, 0), 0), 0)")
operation("attribute_of_list_items", "for p in a: r += p.x", "a = [Point(k, 1) for k in range(100)]", count=100)
operation("attribute_list_append", "p.x.append(i)\nif len(p.x) > 100: r += 1; p.x = []", "p = Point([], 0)")
operation("attribute_list_index", "r += p.x[i & 7]", "p = Point(list(range(8)), 0)")
operation("attribute_dict_index", "r += p.x[i & 7]", "p = Point({k: k for k in range(8)}, 0)")
operation("attribute_new_and_del", "p.z = i\nr += p.z\ndel p.z", POINT)
operation("attribute_delete_store", "del p.x\np.x = i\nr += p.x", POINT)
operation("attribute_of_class", "r += p.kind + i", POINT)
operation("attribute_of_class_named", "r += Point.kind + i")
operation("attribute_of_class_store", "Counter.count += 1\nr ^= i")
operation("attribute_slots_load", "r += p.x + i", "p = Slotted(1, 2)")
operation("attribute_slots_store", "p.x = i\nr ^= p.x", "p = Slotted(1, 2)")
operation("attribute_property", "r += p.total + i", POINT)
operation("attribute_property_store", "p.total = i\nr ^= p.x", POINT)
operation("attribute_descriptor", "r += p.field + i", "p = Described()")
operation("attribute_descriptor_store", "p.field = i\nr ^= p.x", "p = Described()")
operation("attribute_getattr_method", "r += p.missing + i", "p = Fallback()")
operation("attribute_getattribute_method", "r += p.x + i", "p = Intercepted()")
operation("attribute_setattr_method", "p.x = i\nr += p.x", "p = Watched()")
operation("attribute_getattr", "r += getattr(p, 'x') + i", POINT)
operation("attribute_getattr_variable", "r += getattr(p, names[i & 1])", POINT + "\nnames = ['x', 'y']")
operation("attribute_getattr_default", "r += getattr(p, 'missing', i)", POINT)
operation("attribute_hasattr", "if hasattr(p, names[i & 1]): r += 1", POINT + "\nnames = ['x', 'missing']")
operation("attribute_setattr", "setattr(p, names[i & 1], i)\nr ^= p.x", POINT + "\nnames = ['x', 'y']")
operation("attribute_delattr", "p.z = i\ndelattr(p, 'z')\nr ^= i", POINT)
operation("attribute_dict", "r += p.__dict__['x'] + i", POINT)
operation("attribute_class_name", "r += len(p.__class__.__name__) + i", POINT)
operation("attribute_of_module", "r += math.pi + i", "import math")

# methods
operation("method_call", "r += p.get_x() + i", POINT)
operation("method_call_argument", "r ^= p.add_to_x(i).y", POINT)
operation("method_of_method", "r += p.twice_x() + i", POINT)
operation("method_two_classes", "r += a[i & 1].get_x()", MIXED)
operation("method_four_classes", "r += a[i & 3].get_x()", MIXED)
operation("method_inherited_deep", "r += p.get_x() + i", "p = Deeper(1, 2, 3)")
operation("method_super", "r += p.get_x() + i", "p = Point3(1, 2, 3)")
operation("method_bound_kept", "r += f() + i", POINT + "\nf = p.get_x")
operation("method_bound_made", "f = p.get_x\nr += f() + i", POINT)
operation("method_through_class", "r += Point.get_x(p) + i", POINT)
operation("method_static", "r += p.static_sum(i, 1)", POINT)
operation("method_static_of_class", "r += Point.static_sum(i, 1)")
operation("method_class", "r += p.class_kind(i)", POINT)
operation("method_class_of_class", "r += Point.class_kind(i)")
operation("method_class_constructor", "r += Point.at(i).x")
operation("method_in_instance", "r += p.f(i)", POINT + "\np.f = lambda n: n + 1")
operation("method_of_builtin_bound", "f(i)\nif i & 127 == 127: r += len(a); a.clear()", "a = []\nf = a.append")

# instances
operation("object_empty", "o = Empty()\no.x = i\nr += o.x")
operation("object_without_init", "if Empty() is not None: r += 1")
operation("object_with_init", "r += Point(i, 1).x")
operation("object_keyword_init", "r += Point(x=i, y=1).x")
operation("object_super_init", "r += Point3(i, 1, 2).x")
operation("object_many_fields", "r += Many(i).f")
operation("object_slots", "r += Slotted(i, 1).x")
operation("object_kept", "a[i & 63] = Point(i, 1)\nr += a[5].x", "a = [Point(0, 0)] * 64")
operation("object_from_method", "r += p.scaled(i).x", POINT)
operation("object_linked_list", "o = Linked(i, o)\nif i & 63 == 63: r += o.rest.value; o = None", "o = None")
operation("object_walk_linked_list", "q = o\nwhile q is not None: r += q.value; q = q.rest",
          "o = None\nfor k in range(50): o = Linked(k, o)", count=50)
operation("object_of_metaclass", "o = Made()\no.x = i\nr += o.x")
operation("object_of_class_variable", "r += a[i & 1](i, 1).x", "a = [Point, Slotted]")
operation("class_statement", "class C:\n    x = 1\nr += C.x + i")
operation("class_statement_methods",
          "class C(Point):\n    def f(self): return 1\n    def g(self): return 2\nr += C.kind + i")
operation("class_by_type", "r += type('C', (), {'x': i}).x")

# types asked for
operation("isinstance_same", "if isinstance(a[i & 3], int): r += 1", VALUES)
operation("isinstance_several", "if isinstance(a[i & 3], (int, str)): r += 1", VALUES)
operation("isinstance_union", "if isinstance(a[i & 3], int | str): r += 1", VALUES)
operation("isinstance_class", "if isinstance(a[i & 3], Point): r += 1", MIXED)
operation("isinstance_several_classes", "if isinstance(a[i & 3], (Other, Third)): r += 1", MIXED)
operation("issubclass", "if issubclass(a[i & 3], Point): r += 1", CLASSES)
operation("type_is", "if type(a[i & 3]) is int: r += 1", VALUES)
operation("type_is_class", "if type(a[i & 3]) is Point: r += 1", MIXED)
operation("type_equal", "if type(a[i & 3]) == type(a[i & 2]): r += 1", VALUES)
operation("type_name", "r += len(type(a[i & 3]).__name__)", VALUES)

main(globals())

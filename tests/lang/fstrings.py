"""f-strings: expressions, conversions, nested specs, = for debugging, nesting, quoting."""


class Money:
    def __init__(self, amount):
        self.amount = amount

    def __repr__(self):
        return f"Money({self.amount!r})"

    def __str__(self):
        return f"${self.amount:,.2f}"


x = 42
name = "World"
pi = 3.14159265
items = [1, 2, 3]
table = {"key": "value", 1: "one"}
print(f"Hello, {name}! {x + 1} {x * 2:>6} {pi:.3f} {x:#x} {x:08b}")
print(f"{name!r} {name!s} {'é'!a} {name!r:>10} {Money(1234.5)} {Money(5)!r} {Money(7)!s:>10}")
print(f"{items[0]} {items[-1]} {table['key']} {table[1]} {len(items)} {sum(items) / len(items)} {items[1:]}")
print(f"{{literal}} {{{x}}} {{{{}}}} {'{'}{'}'}")
width, precision = 10, 2
print(f"{pi:{width}.{precision}f}|{name:{'*'}^{width}}|{x:{'0'}{5}}|")
print(f"{x=} {x = } {x + 1=} {name=} {pi=:.2f} {name=!s} {items=} {x=:>5} {len(items)=}")
print(f"{'yes' if x > 40 else 'no'} {x > 1 and x} {[i * i for i in items]} {(lambda n: n * 2)(x)} { {1: 2}[1] }")
print(f"nested {f'inner {x} {name!r}'} {'a' 'b'} {f'{x + 1:>{width}}'}")
print(f"multi " f"part {x} " "plain {x} " f"{name}")
print(f'''triple {x}
  {name} "quoted" 'single'
''')
print(rf"raw \n {x}\t", fr"\{x}")
print(f"", f"{''}", f"{x}{x}", f"{x!r}{name}" + "tail", f"{None} {True} {1.0} {()} {{}}")
print(f"{x:,} {1234567:,} {0.5:%} {255:X} {-5:+d} {'abc':.2} {'r':>3}{'l':<3}| {1e10:g} {10 ** 20:e}")


def side(value):
    print("evaluated", value)
    return value


print(f"{side(1)} {side(2):>{side(5)}} {side(3)!r}")
for bad in (lambda: f"{x:s}", lambda: f"{name:d}", lambda: f"{undefined_name}", lambda: f"{items[10]}", lambda: f"{items:5}"):
    try:
        print(bad())
    except (ValueError, NameError, IndexError, TypeError) as error:
        print(type(error).__name__, error)
print([f"{n:02d}:{n % 3}" for n in range(5)], {f"k{n}": f"{n ** 2:>4}" for n in range(3)})

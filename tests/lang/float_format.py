"""Format specs of floats: f e g % n none, with width, precision, sign, grouping."""

VALUES = [0.0, -0.0, 1.0, 3.14159, -2.5, 0.5, 1.5, 2.5, 1e10, 123456.789, 1e-7, 1e300, float("inf"), float("-inf"),
          float("nan"), 0.045, 99.995, 1234567.0]
SPECS = ["", "f", ".0f", ".2f", ".10f", "e", ".0e", ".3e", "E", "g", ".3g", ".10g", "G", "%", ".1%", "10.2f", "<10.2f",
         "^12.1f", ">+9.3f", "+", " ", "+.1f", " .2f", "010.2f", "*^15.3e", ",", ",.2f", "_.1f", "#.0f", "#g", ".5",
         ".1", "012", "F", "-.1f", "z<8.1f"]

for value in VALUES:
    print([format(value, spec) for spec in SPECS])
    print(f"{value:.3f}|{value:12.4g}|{value!r:>12}|{value!s:<8}|")
    print("%f %.0f %e %g %G %10.3f %-10.2f| %+f % f %010.3f" % ((value,) * 10))

for bad in ("d", "x", "s", ".2d", "c", "b"):
    try:
        print(format(1.5, bad))
    except ValueError as error:
        print(bad, error)
print(f"{1e20:f} {1e22:.1f} {2 ** 0.5:.30f} {0.1:.20f} {1 / 3:.25g}")
print(f"{12345.6789:,.3f} {1e6:_} {-1234567.891:+,.1f} {0.000001:,}")

"""raise SystemExit ends the program quietly, from any depth."""


def down(n):
    if n == 0:
        raise SystemExit(256 + 5)
    down(n - 1)


print("going down")
down(50)

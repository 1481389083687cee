"""input at the end of standard input: the prompt is printed, then EOFError."""

try:
    input("prompt> ")
except EOFError as error:
    print()
    print("EOFError", error)
try:
    input()
except EOFError as error:
    print(repr(error))
try:
    input(1, 2)
except TypeError as error:
    print(error)

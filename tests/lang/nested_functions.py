"""Functions in functions: recursion, mutual reference, redefinition, returned ones."""


def outer(n):
    def even(k):
        return True if k == 0 else odd(k - 1)

    def odd(k):
        return False if k == 0 else even(k - 1)

    return even(n), odd(n)


def conditional(flag):
    if flag:
        def f():
            return "true branch"
    else:
        def f():
            return "false branch"
    return f()


def redefined():
    def f():
        return 1
    first = f

    def f():
        return first() + 1
    return f()


def permutations(items):
    out = []

    def visit(prefix, rest):
        if not rest:
            out.append(prefix)
        for i in range(len(rest)):
            visit(prefix + [rest[i]], rest[:i] + rest[i + 1:])

    visit([], items)
    return out


def hanoi(n):
    moves = []

    def move(k, a, b, c):
        if k:
            move(k - 1, a, c, b)
            moves.append(a + c)
            move(k - 1, b, a, c)

    move(n, "A", "B", "C")
    return len(moves), moves[:4]


def stack_machine(program):
    stack = []

    def binary(operation):
        b = stack.pop()
        a = stack.pop()
        stack.append(operation(a, b))

    operations = {
        "+": lambda: binary(lambda a, b: a + b),
        "*": lambda: binary(lambda a, b: a * b),
        "dup": lambda: stack.append(stack[-1]),
        "swap": lambda: stack.append(stack.pop(-2)),
    }
    for word in program.split():
        if word in operations:
            operations[word]()
        else:
            stack.append(int(word))
    return stack


def parser(text):
    position = 0

    def peek():
        return text[position] if position < len(text) else ""

    def advance():
        nonlocal position
        position += 1
        return text[position - 1]

    def number():
        digits = ""
        while peek().isdigit():
            digits += advance()
        return int(digits)

    def factor():
        if peek() == "(":
            advance()
            value = expression()
            advance()
            return value
        if peek() == "-":
            advance()
            return -factor()
        return number()

    def term():
        value = factor()
        while peek() in ("*", "/") and peek():
            value = value * factor() if advance() == "*" else value // factor()
        return value

    def expression():
        value = term()
        while peek() and peek() in "+-":
            value = value + term() if advance() == "+" else value - term()
        return value

    return expression()


def five_deep():
    a = 1

    def one():
        b = a + 1

        def two():
            c = b + 1

            def three():
                d = c + 1

                def four():
                    return a, b, c, d
                return four
            return three
        return two
    return one()()()()


print(outer(10), outer(7), conditional(True), conditional(False), redefined(), permutations([1, 2, 3]), hanoi(6))
print(stack_machine("2 3 + dup * 4 swap"), parser("2+3*(4-1)*-2"), parser("10/3-(2-(3-4))"), five_deep())

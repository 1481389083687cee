# kind: general
# test-size: 3500
"""A tiny language: lexer, recursive descent parser, compiler and stack machine.

Compiles a program with assignments and a loop, then interprets its code. Strings,
lists, dicts, tuples and long if chains: what interpreters written in Python do.
"""

import sys

SOURCE = """
n = 27 ; total = 0 ; count = LIMIT ;
while count {
    total = (total * 3 + n) % 10007 ;
    n = n * (n % 2) * 3 + n % 2 + (1 - n % 2) * (n / 2) ;
    if n < 2 { n = count + 26 ; }
    count = count - 1 ;
}
"""

PRECEDENCE = {"<": 1, "+": 2, "-": 2, "*": 3, "/": 3, "%": 3}


def tokenize(text):
    tokens = []
    position = 0
    while position < len(text):
        character = text[position]
        if character.isspace():
            position += 1
            continue
        start = position
        if character.isalpha():
            while position < len(text) and text[position].isalnum():
                position += 1
            tokens.append(("name", text[start:position]))
        elif character.isdigit():
            while position < len(text) and text[position].isdigit():
                position += 1
            tokens.append(("number", int(text[start:position])))
        else:
            position += 1
            tokens.append(("sign", character))
    tokens.append(("end", None))
    return tokens


class Compiler:
    def __init__(self, tokens):
        self.tokens = tokens
        self.position = 0
        self.code = []

    def peek(self):
        return self.tokens[self.position][1]

    def take(self):
        token = self.tokens[self.position]
        self.position += 1
        return token

    def expect(self, sign):
        kind, value = self.take()
        if value != sign:
            raise ValueError("expected %r, found %r" % (sign, value))

    def emit(self, operation, operand=None):
        self.code.append((operation, operand))
        return len(self.code) - 1

    def statements(self):
        while self.peek() not in ("}", None):
            self.statement()

    def block(self):
        self.expect("{")
        self.statements()
        self.expect("}")

    def statement(self):
        kind, name = self.take()
        if name == "while":
            start = len(self.code)
            self.expression(0)
            leave = self.emit("jump_if_zero")
            self.block()
            self.emit("jump", start)
            self.code[leave] = ("jump_if_zero", len(self.code))
        elif name == "if":
            self.expression(0)
            leave = self.emit("jump_if_zero")
            self.block()
            self.code[leave] = ("jump_if_zero", len(self.code))
        else:
            self.expect("=")
            self.expression(0)
            self.expect(";")
            self.emit("store", name)

    def expression(self, level):
        self.operand()
        while PRECEDENCE.get(self.peek(), 0) > level:
            sign = self.take()[1]
            self.expression(PRECEDENCE[sign])
            self.emit(sign)

    def operand(self):
        kind, value = self.take()
        if kind == "number":
            self.emit("push", value)
        elif kind == "name":
            self.emit("load", value)
        elif value == "(":
            self.expression(0)
            self.expect(")")
        else:
            raise ValueError("unexpected %r" % (value,))


def execute(code, names):
    stack = []
    counter = 0
    steps = 0
    while counter < len(code):
        operation, operand = code[counter]
        counter += 1
        steps += 1
        if operation == "load":
            stack.append(names[operand])
        elif operation == "push":
            stack.append(operand)
        elif operation == "store":
            names[operand] = stack.pop()
        elif operation == "jump":
            counter = operand
        elif operation == "jump_if_zero":
            if stack.pop() == 0:
                counter = operand
        else:
            right = stack.pop()
            left = stack.pop()
            if operation == "+":
                stack.append(left + right)
            elif operation == "-":
                stack.append(left - right)
            elif operation == "*":
                stack.append(left * right)
            elif operation == "/":
                stack.append(left // right)
            elif operation == "%":
                stack.append(left % right)
            elif operation == "<":
                stack.append(1 if left < right else 0)
            else:
                raise ValueError(operation)
    return steps


def main():
    limit = int(sys.argv[1]) if len(sys.argv) > 1 else 400000
    compiler = Compiler(tokenize(SOURCE.replace("LIMIT", str(limit))))
    compiler.statements()
    names = {}
    steps = execute(compiler.code, names)
    print(len(compiler.code), steps, names["n"], names["total"])


if __name__ == "__main__":
    main()

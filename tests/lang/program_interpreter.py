"""A small program: an interpreter of a Lisp, with closures, recursion and errors."""


class LispError(Exception):
    pass


class Environment:
    def __init__(self, names=(), values=(), outer=None):
        self.table = dict(zip(names, values))
        self.outer = outer

    def find(self, name):
        env = self
        while env is not None:
            if name in env.table:
                return env.table
            env = env.outer
        raise LispError("unbound: " + name)


class Lambda:
    def __init__(self, parameters, body, env):
        self.parameters = parameters
        self.body = body
        self.env = env

    def __call__(self, *args):
        if len(args) != len(self.parameters):
            raise LispError("expected %d arguments, got %d" % (len(self.parameters), len(args)))
        return evaluate(self.body, Environment(self.parameters, args, self.env))


def tokenize(text):
    return text.replace("(", " ( ").replace(")", " ) ").split()


def parse(tokens):
    if not tokens:
        raise LispError("unexpected end")
    token = tokens.pop(0)
    if token == "(":
        out = []
        while tokens and tokens[0] != ")":
            out.append(parse(tokens))
        if not tokens:
            raise LispError("missing )")
        tokens.pop(0)
        return out
    if token == ")":
        raise LispError("unexpected )")
    try:
        return int(token)
    except ValueError:
        try:
            return float(token)
        except ValueError:
            return token


def evaluate(x, env):
    while True:
        if isinstance(x, str):
            return env.find(x)[x]
        if not isinstance(x, list):
            return x
        if not x:
            return None
        head = x[0]
        if head == "quote":
            return x[1]
        if head == "if":
            x = x[2] if evaluate(x[1], env) else x[3] if len(x) > 3 else None
            continue
        if head == "define":
            env.table[x[1]] = evaluate(x[2], env)
            return None
        if head == "set":
            env.find(x[1])[x[1]] = evaluate(x[2], env)
            return None
        if head == "lambda":
            return Lambda(x[1], x[2], env)
        if head == "begin":
            for part in x[1:-1]:
                evaluate(part, env)
            x = x[-1]
            continue
        function, *args = [evaluate(part, env) for part in x]
        if isinstance(function, Lambda):
            if len(args) == len(function.parameters):
                x, env = function.body, Environment(function.parameters, args, function.env)
                continue
        if not callable(function):
            raise LispError("not callable: %r" % (function,))
        return function(*args)


def show(value):
    if isinstance(value, list):
        return "(" + " ".join(map(show, value)) + ")"
    if isinstance(value, Lambda):
        return "<lambda>"
    return "nil" if value is None else "#t" if value is True else "#f" if value is False else str(value)


top = Environment()
top.table.update({
    "+": lambda *a: sum(a), "*": lambda a, b: a * b, "-": lambda a, b: a - b, "/": lambda a, b: a / b,
    "<": lambda a, b: a < b, "=": lambda a, b: a == b, "car": lambda l: l[0], "cdr": lambda l: l[1:],
    "cons": lambda a, l: [a] + l, "list": lambda *a: list(a), "null": lambda l: l == [],
})
for line in """(define square (lambda (x) (* x x)))
(square 12)
(define fact (lambda (n) (if (< n 2) 1 (* n (fact (- n 1))))))
(fact 30)
(define loop (lambda (n acc) (if (= n 0) acc (loop (- n 1) (+ acc n)))))
(loop 5000 0)
(define counter (lambda () (begin (define n 0) (lambda () (begin (set n (+ n 1)) n)))))
(define c (counter))
(c)
(c)
(define map (lambda (f l) (if (null l) l (cons (f (car l)) (map f (cdr l))))))
(map square (list 1 2 3 4.5))
(quote (a (b c) 1))
(if (< 2 1) 5)
((lambda (x y) (- x y)) 10 3)
(fact)
(undefined 1)
(1 2)
(+ 1 2
)
(/ 1 0)
(car (list))
square
(= (fact 5) 120)""".split("\n"):
    try:
        print(line, "=>", show(evaluate(parse(tokenize(line)), top)))
    except LispError as error:
        print(line, "=> error:", error)
    except (ZeroDivisionError, IndexError, TypeError) as error:
        print(line, "=> python error:", type(error).__name__, error)

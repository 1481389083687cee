"""The parser against python3.11's, on real sources: run with python3.11.

    compare.py SERVER trees DIR...            every .py file below DIR: the same tree, position by position
    compare.py SERVER errors DIR...           random changes to pieces of these files: the same verdict, message and place

SERVER is the program parser_server of the build."""
import argparse
import ast
import collections
import os
import random
import re
import subprocess
import sys
import time
import warnings

warnings.simplefilter("ignore")
sys.setrecursionlimit(20000)


class Server:
    def __init__(self, path):
        self.process = subprocess.Popen([path], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def ask(self, source, mode, what):
        if isinstance(source, str):
            source = source.encode("utf8", "surrogatepass")
        self.process.stdin.write(b"%c %c %d\n" % (ord(mode), ord(what), len(source)) + source + b"\n")
        self.process.stdin.flush()
        length = self.process.stdout.readline()
        if not length:
            sys.exit(f"the server died on {source!r}")
        return self.process.stdout.read(int(length)).decode("utf8", "surrogatepass")


# -- Trees

class Dumper:
    """What ast::dump prints, from Python's tree."""
    skipped = ("type_ignores", "type_comment")
    positions = ("lineno", "col_offset", "end_lineno", "end_col_offset")

    def __init__(self, source):
        self.lines = source.split(b"\n")
        self.out = []

    def constant(self, value, node):
        if isinstance(value, bool) or value is None:
            return repr(value)
        if value is Ellipsis:
            return "Ellipsis"
        if isinstance(value, int) and value >= 2**63:
            return self.lines[node.lineno - 1][node.col_offset:node.end_col_offset].decode().replace("_", "").lower()
        return ascii(value)

    def value(self, value, depth, node):
        if isinstance(value, ast.AST):
            self.node(value, depth)
        elif isinstance(value, list):
            self.out.append("[")
            for i, item in enumerate(value):
                self.out.append(("," if i else "") + "\n" + " " * (depth + 1))
                self.value(item, depth + 1, node)
            self.out.append("]")
        elif isinstance(node, (ast.Constant, ast.MatchSingleton)):
            self.out.append(self.constant(value, node))
        else:
            self.out.append(ascii(value))

    def node(self, node, depth):
        self.out.append(type(node).__name__ + "(")
        separator = ""
        always = "value" if isinstance(node, (ast.Constant, ast.MatchSingleton)) else None
        names = [f for f in node._fields if f not in self.skipped]
        if "lineno" in node._attributes:
            names += self.positions
        for name in names:
            value = getattr(node, name, None)
            if value is None and name != always:
                continue
            self.out.append(separator + "\n" + " " * (depth + 1) + name + "=")
            separator = ","
            self.value(value, depth + 1, node) if name not in self.positions else self.out.append(str(value))
        self.out.append(")")


def python_tree(source):
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    dumper = Dumper(source)
    dumper.node(tree, 0)
    return "".join(dumper.out) + "\n"


def compare_trees(server, files):
    bad = 0
    for path in files:
        source = open(path, "rb").read()
        want = python_tree(source)
        got = server.ask(source, "b", "d")
        if got == want or (want is None and not got.startswith("Module(")):
            continue
        bad += 1
        print(f"{path}: the trees differ")
        for i, (a, b) in enumerate(zip(got.split("\n"), (want or "refused").split("\n"))):
            if a != b:
                print(f"  line {i} of the dump: here {a.strip()}, Python {b.strip()}")
                break
    print(f"{len(files)} files, {bad} differ")
    return bad


# -- Errors

TOKEN = re.compile(r"""[A-Za-z_]\w*|\d[\w.]*|\s+|"[^"\n]*"|'[^'\n]*'|\*\*=|//=|>>=|<<=|\.\.\.|[-+*/%&|^=!<>:@]=|->|\*\*|//|<<|>>|.""",
                   re.S)
POOL = """( ) [ ] { } , : ; . = == := + - * ** / // % @ & | ^ ~ < > <= != <> -> += ... 1 0x 1_ 012 1e5 2j 1if x y print exec
"s" f"{x}" f"{" f"{a b}" b"x" ' " \"""  if else elif for in while def class return yield from import as with try except
finally raise lambda not and or is None True False del global nonlocal assert pass break continue async await match case
_ \\ $ ? ! # \u00e9 \u20ac""".split() + ["\n", "\n\n", "\t", "\n  ", "\n\t"]


def mutate(source):
    tokens = TOKEN.findall(source)
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        if not tokens:
            break
        i, kind = random.randrange(len(tokens)), random.random()
        if kind < .3:
            del tokens[i]
        elif kind < .55:
            tokens.insert(i, random.choice(POOL))
        elif kind < .7:
            tokens[i] = random.choice(POOL)
        elif kind < .8:
            j = random.randrange(len(tokens))
            tokens[i], tokens[j] = tokens[j], tokens[i]
        elif kind < .9:
            tokens.insert(i, random.choice(tokens))
        elif kind < .95:
            del tokens[i:]
        else:
            del tokens[i:i + random.randrange(6)]
    return "".join(tokens)


def pieces(files):
    """Statements of random files, without end."""
    while True:
        path = random.choice(files)
        try:
            source = open(path, encoding="utf8").read()
            body = ast.parse(source).body
        except (SyntaxError, ValueError):
            continue
        if not body or len(source) > 300000:
            continue
        lines = source.split("\n")
        for node in random.sample(body, min(6, len(body))):
            first = min([node.lineno] + [d.lineno for d in getattr(node, "decorator_list", [])])
            piece = lines[first - 1:node.end_lineno]
            if len(piece) > 25:
                piece = piece[:random.randrange(3, 25)]
            yield "\n".join(piece) + "\n"


def python_verdict(source):
    try:
        compile(source, "nofile", "exec", ast.PyCF_ONLY_AST)
        return "OK\n"
    except SyntaxError as e:
        return (f"E {type(e).__name__}|{e.msg}|{e.lineno}|{e.offset}|{e.end_lineno}|{e.end_offset}|{e.text}\n")
    except (MemoryError, RecursionError, ValueError) as e:
        return f"E {type(e).__name__}|{e}|0|0|0|0|\n"


def compare_errors(server, files, seconds, seed):
    random.seed(seed)
    end, count, refused = time.time() + seconds, 0, 0
    different = collections.defaultdict(list)
    for piece in pieces(files):
        if time.time() > end:
            break
        for _ in range(8):
            source = mutate(piece)
            want, got = python_verdict(source), server.ask(source, "x", "a")
            count += 1
            refused += want != "OK\n"
            if want != got:
                kind = tuple(re.sub(r"\d+|'[^']*'", "#", text.split("|")[1] if "|" in text else text) for text in (want, got))
                different[kind].append((source, want, got))
    for kind, examples in sorted(different.items(), key=lambda item: -len(item[1])):
        source, want, got = min(examples, key=lambda example: len(example[0]))
        print(f"{len(examples)} times, for example\n{source}\n  Python: {want.strip()}\n  here:   {got.strip()}")
    bad = sum(map(len, different.values()))
    print(f"{count} sources, {refused} refused by Python, {bad} differ")
    return bad


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("server")
    parser.add_argument("what", choices=("trees", "errors"))
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("folders", nargs="+")
    args = parser.parse_args()
    files = sorted(os.path.join(folder, name) for top in args.folders for folder, _, names in os.walk(top)
                   for name in names if name.endswith(".py"))
    server = Server(args.server)
    if args.what == "trees":
        return 1 if compare_trees(server, files) else 0
    return 1 if compare_errors(server, files, args.seconds, args.seed) else 0


if __name__ == "__main__":
    sys.exit(main())

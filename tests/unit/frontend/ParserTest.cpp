// What the parser makes of sources; tests/differential/parser compares whole libraries.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "frontend/Parse.h"
#include "frontend/Parser.h"

namespace taipan {
namespace {

struct Parsed {
  Arena arena;
  Diagnostics out;
  SourceText source;
  ast::Node* tree = nullptr;

  explicit Parsed(std::string_view text, ParseMode mode = ParseMode::Exec, SourceKind kind = SourceKind::String) {
    source.filename = "x.py";
    source.kind = kind;
    if (decodeSource(text, mode == ParseMode::Exec, arena, source, out.error))
      tree = parseSource(source, mode, arena, out);
  }
};

// The tree on one line, without positions and contexts.
std::string treeOf(std::string_view text, ParseMode mode = ParseMode::Exec) {
  Parsed parsed(text, mode);
  if (!parsed.tree) return parsed.out.error.message;
  std::string out;
  bool blank = false;
  for (char c : ast::dump(parsed.tree, false)) {
    blank |= c == '\n';
    if (c == '\n' || (blank && c == ' ')) continue;
    blank = false;
    out.push_back(c);
  }
  for (const char* context : {",ctx=Load()", ",ctx=Store()", ",ctx=Del()"})
    for (size_t at; (at = out.find(context)) != std::string::npos;)
      out.erase(at, std::string_view(context).size());
  return out;
}

std::string expressionTree(std::string_view text) {
  std::string tree = treeOf(text, ParseMode::Eval);
  std::string_view wrapper = "Expression(body=";
  return tree.starts_with(wrapper) ? tree.substr(wrapper.size(), tree.size() - wrapper.size() - 1) : tree;
}

TEST(Parser, precedence) {
  EXPECT_EQ(expressionTree("a + b * c"),
            "BinOp(left=Name(id='a'),op=Add(),right=BinOp(left=Name(id='b'),op=Mult(),right=Name(id='c')))");
  EXPECT_EQ(
      expressionTree("-a ** -b"),
      "UnaryOp(op=USub(),operand=BinOp(left=Name(id='a'),op=Pow(),right=UnaryOp(op=USub(),operand=Name(id='b'))))");
  EXPECT_EQ(expressionTree("a - b - c"),
            "BinOp(left=BinOp(left=Name(id='a'),op=Sub(),right=Name(id='b')),op=Sub(),right=Name(id='c'))");
  EXPECT_EQ(expressionTree("not a and b or c"),
            "BoolOp(op=Or(),values=[BoolOp(op=And(),values=[UnaryOp(op=Not(),operand=Name(id='a')),Name(id='b')]),"
            "Name(id='c')])");
  EXPECT_EQ(expressionTree("a < b not in c is not d"),
            "Compare(left=Name(id='a'),ops=[Lt(),NotIn(),IsNot()],"
            "comparators=[Name(id='b'),Name(id='c'),Name(id='d')])");
}

TEST(Parser, positions) {
  Parsed parsed("(a) + (\n  b,)", ParseMode::Eval);
  auto* sum = ast::as<ast::BinOp>(ast::as<ast::Expression>(parsed.tree)->body);
  ASSERT_TRUE(sum);
  EXPECT_EQ(sum->span.col, 0);
  EXPECT_EQ(sum->span.endLine, 2);
  EXPECT_EQ(sum->left->span.col, 1);
  EXPECT_EQ(sum->left->span.endCol, 2);
  EXPECT_EQ(sum->right->span.col, 6);
  EXPECT_EQ(sum->right->span.endCol, 5);
}

TEST(Parser, softKeywordsAreNamesElsewhere) {
  EXPECT_TRUE(Parsed("match = case = _ = 1\nmatch.x\nmatch(a)\nmatch[a] = b\nprint(match, case)\nmatch * a\n").tree);
  EXPECT_TRUE(
      Parsed("match -a:\n  case _: pass\nmatch (a, b):\n  case (c, d): pass\nmatch a, *b:\n  case []: pass\n").tree);
  EXPECT_FALSE(Parsed("match *a:\n  case _: pass\n").tree);
}

TEST(Parser, parenthesesOfWith) {
  EXPECT_TRUE(Parsed("with (a): pass\nwith (a, b): pass\nwith (a as b, c,): pass\nwith (a), b: pass\n").tree);
  EXPECT_TRUE(Parsed("with (a).b as c, (d, e) as f: pass\nwith (yield): pass\nwith (a := b): pass\n").tree);
  EXPECT_FALSE(Parsed("with (a as b).c: pass\n").tree);
}

TEST(Parser, targets) {
  EXPECT_TRUE(Parsed("a, *b, (c, [d.e, f[0]]) = (g) = h().i = j\n").tree);
  EXPECT_TRUE(Parsed("for a, *b in c: pass\ndel a, (b, [c]), d.e, (f)\n").tree);
  for (const char* wrong : {"f() = 1",
                            "a + b = 1",
                            "(a, 1) = b",
                            "*a += 1",
                            "(a, b) += 1",
                            "a, b: c",
                            "[a]: b",
                            "a = b + c = d",
                            "del f()",
                            "del *a",
                            "for f() in a: pass",
                            "(yield) = 1",
                            "(*a) = b",
                            "**a = b",
                            "* *a, b = c",
                            "with a as f(): pass",
                            "[a for 1 in b]",
                            "(a := b) = c",
                            "None = 1",
                            "x = True = 2"})
    EXPECT_FALSE(Parsed(wrong).tree) << wrong;
}

TEST(Parser, argumentsAndParameters) {
  EXPECT_TRUE(Parsed("f(a, *b, c, d=e, *g, **h, i=j)\nf(a for b in c)\nf((a for b in c), d)\nf(a := 1, b=2)\n").tree);
  for (const char* wrong : {"f(a=1, b)", "f(**a, *b)", "f(**a, b)", "f(a for b in c, d)", "f(d, a for b in c)", "f(,)",
                            "class A(a for b in c): pass", "f(a.b=1)", "f(a, b for c in d)", "f(a for b in c,)"})
    EXPECT_FALSE(Parsed(wrong).tree) << wrong;
  EXPECT_TRUE(Parsed("def f(a, b=1, /, c=2, *d, e, g=3, **h): pass\ndef f(*, a): pass\ndef f(*a: *b): pass\n").tree);
  EXPECT_TRUE(Parsed("lambda: 1\nlambda a, /, b=1, *c, d, **e: 2\nlambda *, a=1: 3\nlambda a,: 4\n").tree);
  for (const char* wrong : {"def f(/): pass", "def f(a, /, b, /): pass", "def f(*): pass", "def f(*, **a): pass",
                            "def f(a=1, b): pass", "def f(*a, *b): pass", "def f(**a, b): pass", "def f(*a, /): pass",
                            "lambda *: 1", "lambda a: int: 1", "def f((a, b)): pass", "def f(a=1, /, b): pass"})
    EXPECT_FALSE(Parsed(wrong).tree) << wrong;
}

TEST(Parser, fStrings) {
  EXPECT_EQ(expressionTree("f'a{b!r:>{c}}{{d'"),
            "JoinedStr(values=[Constant(value='a'),FormattedValue(value=Name(id='b'),conversion=114,"
            "format_spec=JoinedStr(values=[Constant(value='>'),FormattedValue(value=Name(id='c'),conversion=-1)])),"
            "Constant(value='{d')])");
  EXPECT_EQ(expressionTree("f'{a = }' 'b' rf'\\d'"),
            "JoinedStr(values=[Constant(value='a = '),FormattedValue(value=Name(id='a'),conversion=114),"
            "Constant(value='b\\\\d')])");
  EXPECT_EQ(
      expressionTree("f'{a!=b}{ {1:2}[1] }'"),
      "JoinedStr(values=[FormattedValue(value=Compare(left=Name(id='a'),ops=[NotEq()],comparators=[Name(id='b')]),"
      "conversion=-1),FormattedValue(value=Subscript(value=Dict(keys=[Constant(value=1)],values=[Constant(value=2)]),"
      "slice=Constant(value=1)),conversion=-1)])");
  EXPECT_EQ(expressionTree("f''"), "JoinedStr(values=[])");
  EXPECT_EQ(expressionTree("f'{a b}'"), "f-string: invalid syntax. Perhaps you forgot a comma?");
}

TEST(Parser, evalAndSingle) {
  EXPECT_EQ(treeOf("a, b\n\n", ParseMode::Eval), "Expression(body=Tuple(elts=[Name(id='a'),Name(id='b')]))");
  EXPECT_EQ(treeOf("a = 1", ParseMode::Eval), "invalid syntax");
  EXPECT_EQ(treeOf("a; b", ParseMode::Single), "Interactive(body=[Expr(value=Name(id='a')),Expr(value=Name(id='b'))])");
  EXPECT_EQ(treeOf("if a:\n  b\n", ParseMode::Single),
            "Interactive(body=[If(test=Name(id='a'),body=[Expr(value=Name(id='b'))],orelse=[])])");
  EXPECT_EQ(treeOf("a\nb", ParseMode::Single), "multiple statements found while compiling a single statement");
  EXPECT_EQ(treeOf("a # b\n# c\n", ParseMode::Single), "Interactive(body=[Expr(value=Name(id='a'))])");
}

TEST(Parser, knowsWhenMoreLinesAreMissing) {
  auto tooSoon = [](const char* text) {
    Arena arena;
    Diagnostic error;
    SourceText source;
    EXPECT_TRUE(decodeSource(text, true, arena, source, error));
    return endsTooSoon(source);
  };
  for (const char* text : {"x = (1,\n", "'''a\n", "if x:\n", "def f():\n", "a = 1 + \\\n", "if x:\n  y\nelse:\n"})
    EXPECT_TRUE(tooSoon(text)) << text;
  for (const char* text : {"x = 1\n", "x = (1,]\n", "'a\n", "if x\n", "if x:\ny\n", "a b\n", ""})
    EXPECT_FALSE(tooSoon(text)) << text;
}

TEST(Parser, deepNestingIsRefusedNotFatal) {
  auto errorOf = [](const std::string& text) { return Parsed(text).out.error; };
  auto repeat = [](const char* piece, int n) {
    std::string text;
    for (int i = 0; i < n; i++)
      text += piece;
    return text;
  };
  EXPECT_EQ(errorOf(repeat("(", 100000)).message, "too many nested parentheses");
  EXPECT_TRUE(Parsed(repeat("(", 200) + "1" + repeat(")", 200)).tree);
  for (const char* piece : {"-", "not ", "lambda: ", "a if b else ", "2 ** ", "~"}) {
    EXPECT_TRUE(Parsed(repeat(piece, 1500) + "1").tree) << piece;
    EXPECT_EQ(errorOf(repeat(piece, 100000) + "1").type, ErrorType::MemoryError) << piece;
    EXPECT_EQ(errorOf(repeat(piece, 100000)).type, ErrorType::MemoryError) << piece;
  }
  EXPECT_TRUE(Parsed("a" + repeat(".b", 100000)).tree);
  EXPECT_TRUE(Parsed("a" + repeat("+b", 100000)).tree);
  EXPECT_TRUE(Parsed("if a: pass\n" + repeat("elif a: pass\n", 2000)).tree);
  EXPECT_EQ(errorOf(repeat("{", 100)).message, "'{' was never closed");
  EXPECT_FALSE(Parsed(repeat("{a: ", 190) + "b c" + repeat("}", 190)).tree);
  EXPECT_FALSE(Parsed(repeat("[", 190) + "b c" + repeat("]", 190)).tree);
}

TEST(Parser, decodesSources) {
  EXPECT_TRUE(Parsed("\xEF\xBB\xBFx = 1\r\ny = 2\r", ParseMode::Exec, SourceKind::Bytes).tree);
  Parsed latin("# coding: latin-1\nx = '\xE9'\n", ParseMode::Exec, SourceKind::Bytes);
  ASSERT_TRUE(latin.tree);
  EXPECT_NE(ast::dump(latin.tree, false).find("'\\xe9'"), std::string::npos);
  EXPECT_FALSE(Parsed("x = '\xE9'\n", ParseMode::Exec, SourceKind::Bytes).tree);
  EXPECT_EQ(Parsed(std::string_view("a\0b", 3)).out.error.message, "source code string cannot contain null bytes");
}

// TAIPAN_PARSE_LIST names a file with the paths of Python sources: all of them must parse.
TEST(Parser, corpus) {
  const char* list = std::getenv("TAIPAN_PARSE_LIST");
  if (!list) return;
  std::ifstream paths(list);
  for (std::string path; std::getline(paths, path);) {
    std::ifstream file(path);
    std::stringstream text;
    text << file.rdbuf();
    Parsed parsed(text.str(), ParseMode::Exec, SourceKind::Bytes);
    EXPECT_TRUE(parsed.tree) << path << "\n" << formatDiagnostic(parsed.out.error);
  }
}

}  // namespace
}  // namespace taipan

// The admission pass: what it refuses, in which order, and where it says that is.
#include <gtest/gtest.h>

#include <string>

#include "frontend/Core.h"
#include "frontend/Parse.h"

namespace taipan {
namespace {

Diagnostic check(std::string_view text, unsigned maxDepth = 1000) {
  Arena arena;
  Diagnostics out;
  Diagnostic& error = out.error;
  SourceText source;
  if (!decodeSource(text, true, arena, source, error)) return error;
  const ast::Node* tree = parseSource(source, ParseMode::Exec, arena, out);
  if (tree) EXPECT_EQ(checkCore(tree, maxDepth, error), !error.isError());
  return error;
}

std::string refused(const char* what) {
  return std::string(what) + " are not supported by this version of Taipan";
}

TEST(Core, admitsTheCore) {
  EXPECT_FALSE(check("class A(B, metaclass=M):\n  def f(self, *a, k=1, **kw): return [x for x in a]\n").isError());
  EXPECT_FALSE(check("import a.b as c\nfrom d import *\ntry: pass\nexcept E as e: pass\nfinally: pass\n").isError());
  EXPECT_FALSE(check("f = lambda: (yes := 1 if a else 2.5)\nprint(f'{f()!r:>{10}}', ..., None)\n").isError());
}

TEST(Core, refusesWhatIsOutside) {
  struct Case {
    const char *source, *what;
  };
  const Case cases[] = {
      {"def f(): yield 1\n", "generators"},
      {"def f(): yield from a\n", "generators"},
      {"sum(x for x in a)\n", "generators"},
      {"async def f(): pass\n", "coroutines"},
      {"def f():\n  return [x async for x in a]\n", "coroutines"},
      {"with a as b: pass\n", "with statements"},
      {"match a:\n  case 1: pass\n", "match statements"},
      {"try: pass\nexcept* E: pass\n", "except* clauses"},
      {"x = 1j\n", "complex numbers"},
      {"from . import a\n", "relative imports"},
      {"from ..b import a\n", "relative imports"},
  };
  for (const Case& c : cases) {
    Diagnostic error = check(c.source);
    EXPECT_EQ(error.type, ErrorType::SyntaxError) << c.source;
    EXPECT_EQ(error.message, refused(c.what)) << c.source;
  }
}

TEST(Core, saysWhere) {
  Diagnostic error = check("x = 1\ny = f(2, 3j)\n");
  EXPECT_EQ(error.line, 2);
  EXPECT_EQ(error.offset, 10);
  EXPECT_EQ(error.endLine, 2);
  EXPECT_EQ(error.endOffset, 12);
}

TEST(Core, theFirstInSourceOrderCounts) {
  // The tree has a function's body before its decorators, and the test of a conditional before its value.
  EXPECT_EQ(check("@d(1j)\ndef f():\n  yield\n").message, refused("complex numbers"));
  EXPECT_EQ(check("x = 1j if (lambda: (yield)) else 2\n").message, refused("complex numbers"));
}

TEST(Core, boundsTheDepth) {
  std::string chain = "a";
  for (int i = 0; i < 10; i++)
    chain += ".b";
  EXPECT_FALSE(check(chain, 12).isError());  // a statement and eleven expressions
  Diagnostic error = check(chain, 11);
  EXPECT_EQ(error.type, ErrorType::RecursionError);
  EXPECT_EQ(error.message, "maximum recursion depth exceeded during compilation");
}

}  // namespace
}  // namespace taipan

// A guard of every kind fails once, in compiled code and in inlined compiled code, and the function's answer is the
// interpreter's.
#include "tests/unit/jit/JitTest.h"

namespace taipan {
namespace {

// f is called often with `usual`, then once with `odd`.
struct GuardCase {
  const char* name;
  const char* source;  // defines f
  const char* usual;   // argument list
  const char* odd;
  DeoptReason reason;
  const char* expected;  // repr of f(odd), or the exception
};

void PrintTo(const GuardCase& c, std::ostream* os) {
  *os << c.name;
}

const GuardCase kCases[] = {
    {"IntAddGetsFloat", "def f(a, b):\n    return a + b\n", "2, 3", "2, 1.5", DeoptReason::kType, "3.5"},
    {"IntAddGetsStr", "def f(a, b):\n    return a + b\n", "2, 3", "'x', 'y'", DeoptReason::kType, "'xy'"},
    {"FloatMulGetsInt", "def f(a, b):\n    return a * b\n", "2.0, 3.0", "3, 4", DeoptReason::kType, "12"},
    {"IntAddOverflows", "def f(a, b):\n    return a * b\n", "2, 3", "1 << 40, 1 << 40", DeoptReason::kOverflow,
     "1208925819614629174706176"},
    {"CompareGetsStr", "def f(a, b):\n    return a < b\n", "2, 3", "'a', 'b'", DeoptReason::kType, "True"},
    {"FloorDivByZero", "def f(a, b):\n    return a // b\n", "7, 2", "7, 0", DeoptReason::kDivision,
     "ZeroDivisionError: integer division or modulo by zero"},
    {"FloatDivByZero", "def f(a, b):\n    return a / b\n", "7.0, 2.0", "7.0, 0.0", DeoptReason::kDivision,
     "ZeroDivisionError: float division by zero"},
    {"ListIndexOutOfRange", "def f(a, b):\n    return a[b]\n", "[1, 2], 1", "[1, 2], 2", DeoptReason::kBounds,
     "IndexError: list index out of range"},
    {"ListIndexGetsTuple", "def f(a, b):\n    return a[b]\n", "[1, 2], 1", "(5, 6), 1", DeoptReason::kType, "6"},
    {"ListStoreOutOfRange", "def f(a, b):\n    a[b] = 1\n    return a\n", "[1, 2], 1", "[1, 2], 7",
     DeoptReason::kBounds, "IndexError: list assignment index out of range"},
    {"TupleIndexOutOfRange", "def f(a, b):\n    return a[b]\n", "(1, 2), 1", "(1, 2), -3", DeoptReason::kBounds,
     "IndexError: tuple index out of range"},
    {"AttributeOfOtherShape",
     "class P:\n    def __init__(self, v):\n        self.v = v\n"
     "class Q:\n    def __init__(self, v):\n        self.u = 0\n        self.v = v\n"
     "def f(a, b):\n    return a.v + b\n",
     "P(1), 2", "Q(4), 2", DeoptReason::kShape, "6"},
    {"AttributeStoreToOtherShape",
     "class P:\n    def __init__(self):\n        self.v = 0\n"
     "class Q:\n    def __init__(self):\n        self.u = 0\n        self.v = 0\n"
     "def f(a, b):\n    a.v = b\n    return a.v\n",
     "P(), 2", "Q(), 5", DeoptReason::kShape, "5"},
    {"MethodOfOtherClass",
     "class P:\n    def m(self, b):\n        return b + 1\n"
     "class Q:\n    def m(self, b):\n        return b + 2\n"
     "def f(a, b):\n    return a.m(b)\n",
     "P(), 2", "Q(), 2", DeoptReason::kShape, "4"},
    {"OtherCallee", "def g(x):\n    return x + 1\ndef h(x):\n    return x + 2\ndef f(a, b):\n    return a(b)\n", "g, 2",
     "h, 2", DeoptReason::kCallee, "4"},
    {"PathNotTaken", "def f(a, b):\n    if a == b:\n        return a * b + 1\n    return 'other'\n", "1, 2", "2, 2",
     DeoptReason::kNotReached, "5"},
    {"UnboundLocal", "def f(a, b):\n    if a < b:\n        x = 1\n    return x\n", "1, 2", "2, 1",
     DeoptReason::kUnbound,
     "UnboundLocalError: cannot access local variable 'x' where it is not associated with a value"},
    {"IterationOverOtherType", "def f(a, b):\n    s = 0\n    for x in a:\n        s += x\n    return s\n", "[1, 2], 0",
     "(3, 4), 0", DeoptReason::kType, "7"},
};

class Guards : public JitTest, public ::testing::WithParamInterface<GuardCase> {
 protected:
  static std::string call(const GuardCase& c, const std::string& function) {
    return std::string(c.source) + "def g_inlining(a, b):\n    before = (a, b)\n    r = f(a, b)\n    return r\n" +
           "def warm(" + "n):\n    for i in range(n):\n        " + function + "(" + c.usual + ")\n" + "warm(200)\n" +
           "result = " + function + "(" + c.odd + ")\n";
  }
};

TEST_P(Guards, FailsAndTheInterpreterAnswers) {
  const GuardCase& c = GetParam();
  EXPECT_EQ(run(call(c, "f")), c.expected);
}

TEST_P(Guards, FailsInAnInlinedCall) {
  const GuardCase& c = GetParam();
  EXPECT_EQ(run(call(c, "g_inlining")), c.expected);
}

// The compiled function itself is left, for the expected reason.
TEST_P(Guards, LeavesForItsReason) {
  const GuardCase& c = GetParam();
  uint32_t before = exits("f", c.reason);
  std::string source = call(c, "f");
  run(source);
  ASSERT_NE(compiled("f"), nullptr);
  uint32_t total = 0;
  for (const auto& code : codemap::all())
    if (code->loopHead < 0 && strToUtf8(code->code->name) == "f") total += code->exits;
  EXPECT_GT(total, 0u);
  EXPECT_GT(exits("f", c.reason), before);
}

INSTANTIATE_TEST_SUITE_P(Kinds, Guards, ::testing::ValuesIn(kCases),
                         [](const auto& info) { return std::string(info.param.name); });

}  // namespace
}  // namespace taipan

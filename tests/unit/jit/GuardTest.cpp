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
#include "runtime/core/SourceCompiler.h"
#include "tests/unit/jit/GuardCases.inc"
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
  for (const auto& code : codemap::all(t))
    if (code->loopHead < 0 && strToUtf8(code->code->name) == "f") total += code->exits;
  EXPECT_GT(total, 0u);
  EXPECT_GT(exits("f", c.reason), before);
}

class GlobalGuards : public JitTest {
  void SetUp() override {
    JitTest::SetUp();
    compileHook = compileSource;
  }
};

TEST_F(GlobalGuards, FunctionOfTheSameCodeWithOtherGlobals) {
  EXPECT_EQ(run(R"(
code = compile('K = 1\ndef global_reader(x):\n    return x + K\n', 'x', 'exec')
first, second = {}, {}
exec(code, first)
exec(code, second)
second['K'] = 50
for i in range(200):
    first['global_reader'](i)
result = first['global_reader'](2), second['global_reader'](2)
)"),
            "(3, 52)");
  EXPECT_EQ(exits("global_reader", DeoptReason::kCallee), 1u);
}

TEST_F(GlobalGuards, NamesAreAddedToTheGlobalsOfACounter) {
  EXPECT_EQ(run(R"(
count = 0
def global_counter(n):
    global count
    for i in range(n):
        count = count + 1
    return count
for i in range(50):
    global_counter(4)
for i in range(100):
    globals()['more' + str(i)] = i
del more7
global_counter(1000)
result = global_counter(5)
)"),
            "1205");
  EXPECT_GT(exits("global_counter", DeoptReason::kInvalidated), 0u);
  EXPECT_LT(exits("global_counter", DeoptReason::kInvalidated), 100u) << "compiled again without relying on it";
}

TEST_F(GlobalGuards, StoreToAGlobalThatOtherCodeReliesUpon) {
  EXPECT_EQ(run(R"(
limit = 1
def global_writer(n, v):
    global limit
    if n:
        limit = v
    return n
for i in range(200):
    global_writer(i & 1, 5)
def global_user(x):
    return x + limit
for i in range(200):
    global_user(i)
before = global_user(1)
global_writer(1, 100)
result = before, global_user(1)
)"),
            "(6, 101)");
}

INSTANTIATE_TEST_SUITE_P(Kinds, Guards, ::testing::ValuesIn(kCases),
                         [](const auto& info) { return std::string(info.param.name); });

}  // namespace
}  // namespace taipan

// format(), str % and str.format against python3.11's answers.
#include "runtime/types/text/Format.h"
#include "tests/unit/RuntimeTest.h"
#include "tests/unit/runtime/Literals.h"

namespace taipan {
namespace {

class FormatTest : public RuntimeTest {
 protected:
  std::string formatted(const char* format, std::vector<Value> args) {
    args.push_back(Value());
    auto count = static_cast<int64_t>(args.size()) - 1;
    return outcome(t, formatString(t, newStr(t, format), args.data(), count, nullptr));
  }
};

struct Case {
  const char *first, *second, *expected;
};
const Case kSpecCases[] = {
#include "tests/unit/runtime/FormatCases.inc"
};
const Case kPercentCases[] = {
#include "tests/unit/runtime/PercentCases.inc"
};

TEST_F(FormatTest, Specs) {
  for (const Case& c : kSpecCases) {
    Value v = literal(t, c.first);
    EXPECT_EQ(outcome(t, formatOf(t, v, newStr(t, c.second))), c.expected) << c.first << " : " << c.second;
  }
}

TEST_F(FormatTest, Percent) {
  for (const Case& c : kPercentCases) {
    Value v = literal(t, c.second);
    Value args = Value::object(newTupleFrom(t, &v, 1));
    EXPECT_EQ(outcome(t, strFormatPercent(t, newStr(t, c.first), args)), c.expected) << c.first << " % " << c.second;
  }
}

TEST_F(FormatTest, Fields) {
  Value one = Value::smallInt(1), width = Value::smallInt(5), text = literal(t, "'ab'");
  EXPECT_EQ(formatted("{}-{}", {one, text}), "'1-ab'");
  EXPECT_EQ(formatted("{1}{0}{{}}", {one, text}), "'ab1{}'");
  EXPECT_EQ(formatted("{:>{}}|{!r:^6}", {one, width, text}), "\"    1| 'ab' \"");
}

TEST_F(FormatTest, MistakesInFields) {
  Value one = Value::smallInt(1);
  EXPECT_EQ(formatted("{", {}), "ValueError: Single '{' encountered in format string");
  EXPECT_EQ(formatted("}", {}), "ValueError: Single '}' encountered in format string");
  EXPECT_EQ(formatted("{}", {}), "IndexError: Replacement index 0 out of range for positional args tuple");
  EXPECT_EQ(formatted("{a}", {}), "KeyError: 'a'");
  EXPECT_EQ(formatted("{!x}", {one}), "ValueError: Unknown conversion specifier x");
  EXPECT_EQ(formatted("{!rr}", {one}), "ValueError: expected ':' after conversion specifier");
  EXPECT_EQ(formatted("{0.}", {one}), "ValueError: Empty attribute in format string");
  EXPECT_EQ(formatted("{0[1]x}", {literal(t, "'ab'")}),
            "ValueError: Only '.' or '[' may follow ']' in format field specifier");
  EXPECT_EQ(formatted("{:{:{}}}", {one, one, one}), "ValueError: Max string recursion exceeded");
  EXPECT_EQ(formatted("{}{0}", {one}),
            "ValueError: cannot switch from automatic field numbering to manual field specification");
}

}  // namespace
}  // namespace taipan

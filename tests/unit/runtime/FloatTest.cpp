// Floats against python3.11's answers.
#include <cmath>

#include "runtime/types/number/Float.h"
#include "tests/unit/RuntimeTest.h"
#include "tests/unit/runtime/Literals.h"

namespace taipan {
namespace {

class FloatTest : public RuntimeTest {
 protected:
  Value parsed(const char* text) { return makeFloat(t, number(text)); }
  double number(const char* text) { return std::strtod(text, nullptr); }
};

struct BinaryCase {
  const char *op, *a, *b, *expected;
};
const BinaryCase kBinaryCases[] = {
#include "tests/unit/runtime/FloatBinaryCases.inc"
};

BinaryOp opFor(std::string_view op) {
  constexpr std::string_view kNames[] = {"+", "-", "*", "/", "//", "%", "**"};
  for (unsigned i = 0; i < std::size(kNames); i++)
    if (kNames[i] == op) return static_cast<BinaryOp>(i);
  return BinaryOp::kCount;
}

TEST_F(FloatTest, BinaryOperators) {
  for (const BinaryCase& c : kBinaryCases) {
    Value result = binaryOp(t, opFor(c.op), parsed(c.a), parsed(c.b));
    EXPECT_EQ(outcome(t, result), c.expected) << c.a << ' ' << c.op << ' ' << c.b;
  }
}

struct FactCase {
  const char *a, *hash, *hex, *digits, *rounded, *roundedToInt, *truncated, *ratio;
};
const FactCase kFactCases[] = {
#include "tests/unit/runtime/FloatFactCases.inc"
};

TEST_F(FloatTest, HashHexRoundingAndRatio) {
  for (const FactCase& c : kFactCases) {
    Value a = parsed(c.a);
    EXPECT_EQ(floatRepr(number(c.a)), c.a);
    if (!std::isnan(number(c.a))) EXPECT_EQ(std::to_string(doubleHash(number(c.a))), c.hash) << c.a;
    EXPECT_EQ(doubleToHex(number(c.a)), c.hex) << c.a;
    Value digits[] = {intFromText(t, c.digits, 10, Value())};
    EXPECT_EQ(outcome(t, callMethod(t, a, intern(t, "__round__"), digits, 1)), c.rounded) << c.a << ' ' << c.digits;
    EXPECT_EQ(outcome(t, callMethod(t, a, intern(t, "__round__"), nullptr, 0)), c.roundedToInt) << c.a;
    EXPECT_EQ(outcome(t, intFromDouble(t, number(c.a))), c.truncated) << c.a;
    EXPECT_EQ(outcome(t, callMethod(t, a, intern(t, "as_integer_ratio"), nullptr, 0)), c.ratio) << c.a;
  }
}

struct CompareCase {
  const char *a, *b, *expected;
};
const CompareCase kCompareCases[] = {
#include "tests/unit/runtime/FloatCompareCases.inc"
};

TEST_F(FloatTest, ComparisonWithIntsIsExact) {
  for (const CompareCase& c : kCompareCases) {
    Value a = intFromText(t, c.a, 10, Value()), b = parsed(c.b);
    std::string results, mirrored;
    constexpr CompareOp kOps[] = {CompareOp::Lt, CompareOp::Le, CompareOp::Eq,
                                  CompareOp::Ne, CompareOp::Gt, CompareOp::Ge};
    constexpr CompareOp kMirror[] = {CompareOp::Gt, CompareOp::Ge, CompareOp::Eq,
                                     CompareOp::Ne, CompareOp::Lt, CompareOp::Le};
    for (CompareOp op : kOps)
      results += compareOp(t, op, a, b).isTrue() ? '1' : '0';
    for (CompareOp op : kMirror)
      mirrored += compareOp(t, op, b, a).isTrue() ? '1' : '0';
    EXPECT_EQ(results, c.expected) << c.a << ' ' << c.b;
    EXPECT_EQ(mirrored, c.expected) << c.b << ' ' << c.a;
  }
}

struct TextCase {
  const char *kind, *text, *expected;
};
const TextCase kTextCases[] = {
#include "tests/unit/runtime/FloatTextCases.inc"
};

TEST_F(FloatTest, ReadsText) {
  for (const TextCase& c : kTextCases) {
    Value text = Value::object(newStr(t, c.text));
    Value result = std::string_view(c.kind) == "float"
                       ? call(t, Value::object(types::Float), &text, 1)
                       : callMethod(t, Value::object(types::Float), intern(t, c.kind), &text, 1);
    EXPECT_EQ(outcome(t, result), c.expected) << c.text;
  }
}

TEST_F(FloatTest, RareExponentsAreBoxed) {
  for (double d : {1e-100, 1e100, -1e-200, 1e77, 1e-77, 0x1p257, 0x1p256, 0x1p-255, 0x1p-256}) {
    EXPECT_EQ(floatValue(makeFloat(t, d)), d);
    EXPECT_TRUE(isFloat(makeFloat(t, d)));
  }
  EXPECT_TRUE(std::isnan(floatValue(makeFloat(t, NAN))));
}

}  // namespace
}  // namespace taipan

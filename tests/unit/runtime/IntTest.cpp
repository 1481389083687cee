// Ints against python3.11's answers.
#include "runtime/types/number/Float.h"
#include "runtime/types/number/Int.h"
#include "tests/unit/RuntimeTest.h"
#include "tests/unit/runtime/Literals.h"

namespace taipan {
namespace {

class IntTest : public RuntimeTest {
 protected:
  void SetUp() override {
    RuntimeTest::SetUp();
    t->runtime()->maxStrDigits = 0;
  }
  void TearDown() override {
    t->runtime()->maxStrDigits = 4300;
    RuntimeTest::TearDown();
  }
  Value parsed(const char* text) { return intFromText(t, text, 10, Value()); }
};

struct BinaryCase {
  const char *op, *a, *b, *expected;
};
const BinaryCase kBinaryCases[] = {
#include "tests/unit/runtime/IntBinaryCases.inc"
};

BinaryOp opFor(std::string_view op) {
  constexpr std::string_view kNames[] = {"+", "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "|", "^"};
  for (unsigned i = 0; i < std::size(kNames); i++)
    if (kNames[i] == op) return static_cast<BinaryOp>(i);
  return BinaryOp::kCount;
}

TEST_F(IntTest, BinaryOperators) {
  for (const BinaryCase& c : kBinaryCases) {
    Value result = intBinary(t, opFor(c.op), parsed(c.a), parsed(c.b));
    EXPECT_EQ(outcome(t, result), c.expected) << c.a << ' ' << c.op << ' ' << c.b;
  }
}

struct PowModCase {
  const char *a, *b, *m, *expected;
};
const PowModCase kPowModCases[] = {
#include "tests/unit/runtime/IntPowModCases.inc"
};

TEST_F(IntTest, PowersModulo) {
  for (const PowModCase& c : kPowModCases) {
    Value result = intPow(t, parsed(c.a), parsed(c.b), parsed(c.m));
    EXPECT_EQ(outcome(t, result), c.expected) << c.a << ' ' << c.b << ' ' << c.m;
  }
}

struct FactCase {
  const char *a, *hash, *bits, *asFloat, *places, *rounded;
};
const FactCase kFactCases[] = {
#include "tests/unit/runtime/IntFactCases.inc"
};

TEST_F(IntTest, HashBitsFloatAndRounding) {
  for (const FactCase& c : kFactCases) {
    Value a = parsed(c.a);
    EXPECT_EQ(std::to_string(intHash(a)), c.hash) << c.a;
    EXPECT_EQ(std::to_string(intBitLength(a)), c.bits) << c.a;
    bool overflow;
    double d = intToDouble(t, a, &overflow);
    EXPECT_EQ(outcome(t, overflow ? Value() : makeFloat(t, d)), c.asFloat) << c.a;
    EXPECT_EQ(outcome(t, intRound(t, a, parsed(c.places))), c.rounded) << c.a << ' ' << c.places;
  }
}

struct TextCase {
  const char *text, *base, *expected;
};
const TextCase kTextCases[] = {
#include "tests/unit/runtime/IntTextCases.inc"
};

TEST_F(IntTest, ConstructorReadsText) {
  for (const TextCase& c : kTextCases) {
    Value args[] = {Value::object(newStr(t, c.text)), parsed(c.base)};
    EXPECT_EQ(outcome(t, call(t, Value::object(types::Int), args, 2)), c.expected) << c.text;
  }
}

TEST_F(IntTest, DigitLimit) {
  Value big = intPow(t, Value::smallInt(10), Value::smallInt(4300), Value());
  std::string digits(4301, '7');
  t->runtime()->maxStrDigits = 4300;
  EXPECT_EQ(outcome(t, intToText(t, big, 10, false)),
            "ValueError: Exceeds the limit (4300 digits) for integer string conversion; use "
            "sys.set_int_max_str_digits() to increase the limit");
  EXPECT_EQ(outcome(t, intFromText(t, digits, 10, Value())),
            "ValueError: Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; use "
            "sys.set_int_max_str_digits() to increase the limit");
  EXPECT_TRUE(intToText(t, big, 16, true));
  EXPECT_TRUE(intFromText(t, digits.substr(1), 10, Value()));
}

TEST_F(IntTest, ResultsAreNormalised) {
  Value big = makeInt(t, Value::kIntMax + 1);
  EXPECT_FALSE(big.isSmallInt());
  EXPECT_EQ(intSubtract(t, big, Value::smallInt(1)), Value::smallInt(Value::kIntMax));
  EXPECT_EQ(intNegate(t, big), Value::smallInt(Value::kIntMin));
  EXPECT_EQ(intFromDouble(t, -0x1p61), Value::smallInt(Value::kIntMin));
  EXPECT_EQ(intShiftBy(t, intShiftBy(t, big, 1000), -1001), Value::smallInt(Value::kIntMax / 2 + 1));
}

}  // namespace
}  // namespace taipan

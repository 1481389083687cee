// Text form: what the parser rejects, and that everything the printer writes can be read.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ir/Parser.h"
#include "ir/Printer.h"
#include "ir/Text.h"

namespace taipan::hir {

namespace {

using ::testing::HasSubstr;

std::string errorOf(std::string_view text) {
  std::string error;
  EXPECT_FALSE(parse(text, &error));
  return error;
}

TEST(TextTest, ErrorsNameTheLine) {
  EXPECT_THAT(errorOf("function f {\nb0:\n  v0:t = NoSuchThing\n}"), HasSubstr("line 3: unknown operation"));
  EXPECT_THAT(errorOf("function f {\nb0:\n  Return v7\n}"), HasSubstr("v7 is not defined"));
  EXPECT_THAT(errorOf("function f {\nb0:\n  Jump -> b4\n}"), HasSubstr("b4 is not defined"));
  EXPECT_THAT(errorOf("function f {\n  v0:t = LoadFunction\n}"), HasSubstr("outside of a block"));
  EXPECT_THAT(errorOf("function f {\nb0:\n  v0:i = ConstInt x\n}"), HasSubstr("expected an int"));
  EXPECT_THAT(errorOf("function f {\nb0:\n  v0:t = LoadFunction\n  v0:t = LoadFunction\n}"),
              HasSubstr("defined twice"));
  EXPECT_THAT(errorOf("function f {\nb0:\n  v0:t = LoadFunction : int\n}"), HasSubstr("unknown type"));
  EXPECT_THAT(errorOf("function f {\nb0:\n  v0:t = LoadFunction\n  Deopt !3\n}"), HasSubstr("state 3 is not defined"));
  EXPECT_THAT(errorOf(""), HasSubstr("no blocks"));
}

TEST(TextTest, EveryOperationHasAName) {
  for (unsigned n = 0; n < static_cast<unsigned>(Op::kCount); ++n) {
    Op op;
    ASSERT_TRUE(findOp(opInfo(static_cast<Op>(n)).name, &op));
    EXPECT_EQ(static_cast<unsigned>(op), n);
  }
}

TEST(TextTest, DoublesReadBack) {
  for (double d : {0.0, -0.0, 1.5, 1e300, 5e-324, 0.1, -2.0, 1e16}) {
    std::string text = doubleText(d);
    EXPECT_EQ(std::bit_cast<uint64_t>(strtod(text.c_str(), nullptr)), std::bit_cast<uint64_t>(d)) << text;
    EXPECT_NE(text.find_first_of(".en"), std::string::npos) << text;
  }
}

// All immediates, representations, reasons and the parts of states.
TEST(TextTest, PrintsWhatItReads) {
  const char* text = R"(function f @code.f osr 12 {
b0: cold
  v0:t = ConstTagged @str.x : str
  v1:t = ConstTagged empty
  v2:t = ConstTagged 2.5
  v3:d = ConstDouble -0.0
  v4:b = ConstBool 1
  v5:t = OsrRegister 3, [smallint|float]
  v6:t = LoadFunction
  v7:p = EnterFrame v6, @code.f, 0 !0 at 12
  v8:t = GuardType v5, [list|tuple] : list|tuple (callee) !1 at @code.g 7
  v9:b = IntCompare v10, v10, le
  v10:i = ConstInt -5
  v11:t = BinaryGeneric v5, v6, FloorDiv, 1 !1 at 3
  v12:d = DoubleMath v3, @native.sin !1
  v13:t = UnaryGeneric v5, Invert !1
  v14:t = GetAttr v5, @name.x !1
  v15:v = VirtualTuple v5, v10, v3, v4
  Branch v4 -> b1, b2
b1: <- b0, b1 loop
  v16:t = Phi v5, v16 : any
  Jump -> b1
b2: <- b0
  Deopt (notReached) !2 at 4
  state 0: @code.f pc 12 function v6 []
  state 1: @code.f pc 13 function v6 record v7 [r0=v5 r4=v15] result v11
  state 2: @code.g pc 2 function @fn.g [r1=v3] parent 1
  depends dictValue @dict @name.x @str.x 0
  depends classAttributes @class.C @null.name empty 17
}
)";
  std::string error;
  auto f = parse(text, &error);
  ASSERT_TRUE(f) << error;
  std::string once = print(*f);
  auto again = parse(once, &error);
  ASSERT_TRUE(again) << error;
  EXPECT_EQ(print(*again), once);
  EXPECT_THAT(once, HasSubstr("state 2: @code.g pc 2 function @fn.g [r1=v3] parent 1"));
  EXPECT_THAT(once, HasSubstr("(callee) !1 at @code.g 7"));
}

}  // namespace

}  // namespace taipan::hir

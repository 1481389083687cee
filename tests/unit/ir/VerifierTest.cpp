// Each rule of the verifier, broken once.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ir/Parser.h"
#include "ir/Verifier.h"

namespace taipan::hir {

namespace {

using ::testing::HasSubstr;

std::unique_ptr<Function> parsed(std::string_view text) {
  std::string error;
  auto f = parse(text, &error);
  EXPECT_TRUE(f) << error;
  return f;
}

std::string errorsIn(std::string_view body) {
  return verify(*parsed("function f @code.f {\n" + std::string(body) + "}\n"));
}

TEST(VerifierTest, AcceptsWhatIsRight) {
  EXPECT_EQ(errorsIn(R"(b0:
  v0:t = LoadFunction
  v1:t = Param 0
  v2:i = CheckedUnboxInt v1 !0
  v3:t = BoxInt v2
  Return v3
  state 0: @code.f pc 0 function v0 [r0=v1 r4=v1]
)"),
            "");
}

TEST(VerifierTest, MissingTerminator) {
  EXPECT_THAT(errorsIn("b0:\n  v0:t = LoadFunction\n"), HasSubstr("no terminator"));
}

TEST(VerifierTest, TerminatorInTheMiddle) {
  EXPECT_THAT(errorsIn("b0:\n  v0:t = LoadFunction\n  Return v0\n  Return v0\n"), HasSubstr("terminator inside"));
}

TEST(VerifierTest, SuccessorsByTerminator) {
  EXPECT_THAT(errorsIn("b0:\n  v0:t = LoadFunction\n  Return v0 -> b1\nb1: <- b0\n  Return v0\n"),
              HasSubstr("number of successors"));
}

TEST(VerifierTest, EdgesBothWays) {
  EXPECT_THAT(errorsIn("b0:\n  Jump -> b1\nb1:\n  Unreachable\n"), HasSubstr("does not know"));
}

TEST(VerifierTest, EntryHasNoPredecessors) {
  EXPECT_THAT(errorsIn("b0: <- b1\n  Jump -> b1\nb1: <- b0\n  Jump -> b0\n"), HasSubstr("entry has predecessors"));
}

TEST(VerifierTest, OperandCount) {
  EXPECT_THAT(errorsIn("b0:\n  v0:i = ConstInt 1\n  v1:i = IntAddWrap v0\n  Unreachable\n"),
              HasSubstr("number of operands"));
}

TEST(VerifierTest, OperandRepresentation) {
  EXPECT_THAT(errorsIn("b0:\n  v0:i = ConstInt 1\n  v1:d = DoubleNeg v0\n  Unreachable\n"),
              HasSubstr("operand 0 is int64, not double"));
}

TEST(VerifierTest, ResultRepresentation) {
  EXPECT_THAT(errorsIn("b0:\n  v0:d = ConstInt 1\n  Unreachable\n"), HasSubstr("representation of the result"));
}

TEST(VerifierTest, TypeOfTheOperation) {
  EXPECT_THAT(errorsIn("b0:\n  v0:t = LoadFunction : str\n  Unreachable\n"), HasSubstr("type is wider"));
}

TEST(VerifierTest, DefinitionDominatesUse) {
  EXPECT_THAT(errorsIn(R"(b0:
  v0:b = ConstBool 1
  Branch v0 -> b1, b2
b1: <- b0
  v1:i = ConstInt 1
  Jump -> b2
b2: <- b0, b1
  v2:t = BoxInt v1
  Return v2
)"),
              HasSubstr("uses v1 where it is not defined"));
}

TEST(VerifierTest, UseBeforeDefinition) {
  EXPECT_THAT(errorsIn("b0:\n  v2:t = BoxInt v1\n  v1:i = ConstInt 1\n  Return v2\n"), HasSubstr("uses v1"));
}

TEST(VerifierTest, PhiOperandsPerPredecessor) {
  EXPECT_THAT(errorsIn(R"(b0:
  v0:i = ConstInt 1
  Jump -> b1
b1: <- b0
  v1:i = Phi v0, v0 : smallint
  Unreachable
)"),
              HasSubstr("one operand per predecessor"));
}

TEST(VerifierTest, PhisComeFirst) {
  EXPECT_THAT(errorsIn(R"(b0:
  v0:i = ConstInt 1
  Jump -> b1
b1: <- b0
  v2:i = ConstInt 2
  v1:i = Phi v0 : smallint
  Unreachable
)"),
              HasSubstr("phi behind"));
}

TEST(VerifierTest, PhiOperandsOfOneRepresentation) {
  EXPECT_THAT(errorsIn(R"(b0:
  v0:i = ConstInt 1
  Jump -> b1
b1: <- b0
  v1:d = Phi v0 : float
  Unreachable
)"),
              HasSubstr("not double"));
}

TEST(VerifierTest, SecondResultFollowsItsOperand) {
  EXPECT_THAT(errorsIn(R"(b0:
  v0:t = LoadFunction
  v1:t = GetIter v0 !0
  v2:i = ConstInt 1
  v3:t = SecondResult v1
  Unreachable
  state 0: @code.f pc 0 function v0 []
)"),
              HasSubstr("must follow its operand"));
}

TEST(VerifierTest, StateWhereNeeded) {
  EXPECT_THAT(errorsIn("b0:\n  v0:t = LoadFunction\n  v1:i = CheckedUnboxInt v0\n  Unreachable\n"),
              HasSubstr("needs a state"));
}

TEST(VerifierTest, NoStateWhereNotNeeded) {
  EXPECT_THAT(errorsIn(R"(b0:
  v0:t = LoadFunction
  v1:b = IsEmpty v0 !0
  Unreachable
  state 0: @code.f pc 0 function v0 []
)"),
              HasSubstr("must not have a state"));
}

TEST(VerifierTest, StateUsesDominate) {
  EXPECT_THAT(errorsIn(R"(b0:
  v0:t = LoadFunction
  v1:i = CheckedUnboxInt v0 !0
  v2:t = BoxInt v1
  Return v2
  state 0: @code.f pc 0 function v0 [r0=v2]
)"),
              HasSubstr("state uses v2"));
}

TEST(VerifierTest, StateRegistersAscend) {
  EXPECT_THAT(errorsIn(R"(b0:
  v0:t = LoadFunction
  v1:i = CheckedUnboxInt v0 !0
  Unreachable
  state 0: @code.f pc 0 function v0 [r1=v0 r0=v0]
)"),
              HasSubstr("not ascending"));
}

TEST(VerifierTest, StateHoldsNoPointers) {
  EXPECT_THAT(errorsIn(R"(b0:
  v0:t = LoadFunction
  v1:p = EnterFrame v0, @code.f, 0 !1
  v2:i = CheckedUnboxInt v0 !0
  Unreachable
  state 0: @code.f pc 0 function v0 [r0=v1]
  state 1: @code.f pc 0 function v0 []
)"),
              HasSubstr("cannot be in a state"));
}

TEST(VerifierTest, StateNamesAFunction) {
  EXPECT_THAT(errorsIn(R"(b0:
  v0:t = LoadFunction
  v2:i = CheckedUnboxInt v0 !0
  Unreachable
  state 0: @code.f pc 0 []
)"),
              HasSubstr("without function"));
}

TEST(VerifierTest, StateIsNotItsOwnAncestor) {
  EXPECT_THAT(errorsIn(R"(b0:
  v0:t = LoadFunction
  v2:i = CheckedUnboxInt v0 !0
  Unreachable
  state 0: @code.f pc 0 function v0 [] parent 1
  state 1: @code.f pc 0 function v0 [] parent 0
)"),
              HasSubstr("own ancestor"));
}

TEST(VerifierTest, VirtualObjectsAreForStatesAlone) {
  EXPECT_THAT(errorsIn("b0:\n  v0:t = LoadFunction\n  v1:v = VirtualTuple v0\n  Return v1\n"),
              HasSubstr("operand 0 is virtual"));
}

TEST(VerifierTest, GuardBehindAnEffectOfItsInstruction) {
  EXPECT_THAT(errorsIn(R"(b0:
  v0:t = LoadFunction
  v1:t = CallGeneric v0, v0 !0
  v2:i = CheckedUnboxInt v1 !0
  Unreachable
  state 0: @code.f pc 3 function v0 []
)"),
              HasSubstr("guard behind an effect"));
}

}  // namespace

}  // namespace taipan::hir

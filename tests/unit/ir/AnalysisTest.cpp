// Dominators, loops and replacement of values.
#include <gtest/gtest.h>

#include "ir/Analysis.h"
#include "ir/Parser.h"
#include "ir/Printer.h"

namespace taipan::hir {

namespace {

std::unique_ptr<Function> parsed(std::string_view text) {
  std::string error;
  auto f = parse(text, &error);
  EXPECT_TRUE(f) << error;
  renumber(*f);
  return f;
}

Block* blockOf(Function& f, uint32_t id) {
  for (Block* b : f.blocks)
    if (b->id == id) return b;
  return nullptr;
}

// A loop in a loop, with a diamond in the inner one.
constexpr const char* kNest = R"(function f {
b0:
  v0:b = ConstBool 1
  Jump -> b1
b1: <- b0, b7 loop
  Branch v0 -> b2, b8
b2: <- b1
  Jump -> b3
b3: <- b2, b6 loop
  Branch v0 -> b4, b7
b4: <- b3
  Branch v0 -> b5, b6
b5: <- b4
  Jump -> b6
b6: <- b4, b5
  Jump -> b3
b7: <- b3
  Jump -> b1
b8: <- b1
  Unreachable
}
)";

TEST(AnalysisTest, Dominators) {
  auto f = parsed(kNest);
  Dominators d(*f);
  EXPECT_EQ(d.immediate(blockOf(*f, 6)), blockOf(*f, 4));
  EXPECT_EQ(d.immediate(blockOf(*f, 7)), blockOf(*f, 3));
  EXPECT_EQ(d.immediate(f->entry()), nullptr);
  EXPECT_TRUE(d.dominates(blockOf(*f, 1), blockOf(*f, 8)));
  EXPECT_TRUE(d.dominates(blockOf(*f, 3), blockOf(*f, 3)));
  EXPECT_FALSE(d.dominates(blockOf(*f, 5), blockOf(*f, 6)));
}

TEST(AnalysisTest, LoopNest) {
  auto f = parsed(kNest);
  Dominators d(*f);
  Loops loops(*f, d);
  ASSERT_EQ(loops.all().size(), 2u);
  Loop* inner = loops.of(blockOf(*f, 5));
  EXPECT_EQ(inner->head, blockOf(*f, 3));
  EXPECT_EQ(inner->preheader, blockOf(*f, 2));
  EXPECT_EQ(inner->depth, 2u);
  EXPECT_EQ(inner->parent->head, blockOf(*f, 1));
  EXPECT_EQ(inner->parent->preheader, f->entry());
  EXPECT_EQ(loops.of(blockOf(*f, 7)), inner->parent);
  EXPECT_EQ(loops.of(blockOf(*f, 8)), nullptr);
  EXPECT_EQ(blockOf(*f, 4)->loopDepth, 2u);
  EXPECT_TRUE(loops.contains(inner->parent, blockOf(*f, 5)));
}

TEST(AnalysisTest, RenumberDropsWhatCannotBeReached) {
  auto f = parsed(R"(function f {
b0:
  v0:i = ConstInt 1
  Jump -> b2
b1:
  v1:i = ConstInt 2
  Jump -> b2
b2: <- b0, b1
  v2:i = Phi v0, v1 : smallint
  Unreachable
}
)");
  EXPECT_EQ(f->blocks.size(), 2u);
  EXPECT_EQ(blockOf(*f, 2)->first->operands.size(), 1u);
}

TEST(AnalysisTest, ReplacementsReachStates) {
  auto f = parsed(R"(function f @code.f {
b0:
  v0:t = LoadFunction
  v1:t = Param 0
  v2:t = Param 1
  v3:i = CheckedUnboxInt v1 !0
  v4:t = BoxInt v3
  Return v4
  state 0: @code.f pc 0 function v0 [r0=v1 r1=v2]
}
)");
  Instr* v1 = f->entry()->first->next;
  Replacements r(*f);
  r.replace(v1->next, v1);
  r.apply();
  EXPECT_EQ(f->states[0]->valueOf(1), v1);
  EXPECT_EQ(f->states[0]->valueOf(7), nullptr);
}

TEST(AnalysisTest, UseCountsCountSharedStatesOnce) {
  auto f = parsed(R"(function f @code.f {
b0:
  v0:t = LoadFunction
  v1:t = Param 0
  v2:i = CheckedUnboxInt v1 !0
  v3:d = CheckedUnboxDouble v1 !0
  Unreachable
  state 0: @code.f pc 0 function v0 [r0=v1]
}
)");
  UseCounts uses(*f);
  Instr* v1 = f->entry()->first->next;
  EXPECT_EQ(uses.byInstr[v1->id], 2u);
  EXPECT_EQ(uses.byState[v1->id], 1u);
}

}  // namespace

}  // namespace taipan::hir

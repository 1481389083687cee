// Which loop of a nest is compiled: the outermost that comes round soon; else the inner one, left at the outer one's
// end.
#include <set>

#include "tests/unit/jit/JitTest.h"

namespace taipan {
namespace {

class OuterLoop : public JitTest {
 protected:
  // Heads of the loops of the function of this name that have been compiled.
  std::multiset<int32_t> loops(const std::string& name) {
    std::multiset<int32_t> found;
    for (const auto& c : codemap::all(t))
      if (c->loopHead >= 0 && strToUtf8(c->code->name) == name) found.insert(c->loopHead);
    return found;
  }
  // Heads of all its loops, outermost first.
  static std::vector<int32_t> heads(const CodeObject* code) {
    std::set<int32_t> found;
    for (uint32_t n = 0; n < code->instrCount; ++n)
      if (code->instrs[n].op == Op::JumpBack) found.insert(code->instrs[n].d);
    return {found.begin(), found.end()};
  }
  const CodeObject* codeOf(const std::string& name) {
    for (const auto& c : codemap::all(t))
      if (strToUtf8(c->code->name) == name) return c->code;
    return nullptr;
  }
};

TEST_F(OuterLoop, ThatComesRoundSoonIsCompiledAlone) {
  EXPECT_EQ(run(R"(
def nest(n):
    s = 0
    for i in range(n):
        for j in range(n):
            for k in range(3):
                s += i + j + k
    return s
result = nest(40)
)"),
            "192000");
  ASSERT_TRUE(codeOf("nest"));
  EXPECT_EQ(loops("nest"), std::multiset{heads(codeOf("nest"))[0]});
  EXPECT_EQ(exits("nest", DeoptReason::kOuterLoop), 0u);
}

// Inner loops of thousands of turns are waited for no longer than that; the outer one follows when it is hot itself.
TEST_F(OuterLoop, OfALongInnerLoopIsCompiledLater) {
  EXPECT_EQ(run(R"(
def longNest(n, m):
    s = 0
    for i in range(n):
        for j in range(m):
            s += j & 1
        s += i
    return s
result = longNest(60, 4000)
)"),
            "121770");
  ASSERT_TRUE(codeOf("longNest"));
  std::vector<int32_t> all = heads(codeOf("longNest"));
  std::multiset<int32_t> compiledLoops = loops("longNest");
  EXPECT_EQ(compiledLoops.count(all[0]), 1u);
  EXPECT_GE(compiledLoops.count(all[1]), 1u);
  EXPECT_LE(compiledLoops.count(all[1]), 2u);  // the second one knows what is behind the inner loop
}

// The step of a range that the interpreter made is known to the loop's version.
TEST_F(OuterLoop, OfARangeThatGoesDown) {
  EXPECT_EQ(run(R"(
def downwards(n, by):
    s = 0
    for i in range(n, 0, by):
        s += i
    return s
result = downwards(1000, -1)
)"),
            "500500");
  EXPECT_EQ(loops("downwards").size(), 1u);
  EXPECT_EQ(exits("downwards", DeoptReason::kType), 0u);
}

}  // namespace
}  // namespace taipan

// Loops that leave compiled code again and again: each time the activation goes back to the interpreter frame that the
// loop was entered from, so the native stack does not grow.
#include <algorithm>

#include "jit/Deopt.h"
#include "runtime/interp/RuntimeCalls.h"
#include "tests/unit/jit/JitTest.h"

namespace taipan {
namespace {

uintptr_t lowest, highest;
uint64_t exitCount;

void noteStack(Thread*, CompiledCode*, const CompiledCode::Guard&) {
  auto here = reinterpret_cast<uintptr_t>(__builtin_frame_address(0));
  lowest = std::min(lowest, here);
  highest = std::max(highest, here);
  ++exitCount;
}

// Every third guard fails while a test of this class runs.
class LoopExit : public JitTest {
 protected:
  void SetUp() override {
    JitTest::SetUp();
    lowest = UINTPTR_MAX;
    highest = exitCount = 0;
    options.deoptStress = 3;
    t->guardsUntilExit = 3;
    observer_ = codemap::setExitObserver(t, noteStack);
  }
  void TearDown() override {
    codemap::setExitObserver(t, observer_);
    options.deoptStress = 0;
    JitTest::TearDown();
  }
  static void expectManyExitsOnOneLevel() {
    constexpr uintptr_t kOneLevel = 16 << 10;
    EXPECT_GT(exitCount, 1000u);
    EXPECT_LT(highest - lowest, kOneLevel);
  }

 private:
  codemap::ExitObserver observer_ = nullptr;
};

TEST_F(LoopExit, GuardsThatFail) {
  EXPECT_EQ(run(R"(
def f(n):
    a = [1, 2.5, 3, 4]
    s = 0
    for i in range(n):
        s += a[i & 3]
    return s
result = f(20000)
)"),
            "52500.0");
  expectManyExitsOnOneLevel();
}

TEST_F(LoopExit, GuardsOfInlinedCallees) {
  EXPECT_EQ(run(R"(
def pick(a, i):
    return a[i & 3]
def f(n):
    a = [1, 2.5, 3, 4]
    s = 0
    i = 0
    while i < n:
        s += pick(a, i)
        i += 1
    return s
result = f(20000)
)"),
            "52500.0");
  expectManyExitsOnOneLevel();
}

TEST_F(LoopExit, ExceptionsThatTheLoopCatches) {
  EXPECT_EQ(run(R"(
def fail(i):
    if i & 1:
        raise ValueError(i)
    return i
def f(n):
    caught = 0
    for i in range(n):
        try:
            fail(i)
        except ValueError:
            caught += 1
    return caught
result = f(20000)
)"),
            "10000");
  expectManyExitsOnOneLevel();
}

TEST_F(LoopExit, FrameObjectOfTheLoopStaysTheSame) {
  EXPECT_EQ(run(R"(
import sys
def f(n):
    first = sys._getframe()
    a = [1, 2.5, 3, 4]
    s = 0
    for i in range(n):
        s += a[i & 3]
        if sys._getframe() is not first or first.f_locals['s'] != s:
            return i
    return s
result = f(4000)
)"),
            "10500.0");
  EXPECT_GT(exitCount, 100u);
}

}  // namespace
}  // namespace taipan

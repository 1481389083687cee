// What is a thread's own: a second Thread knows nothing of what goes on in the first.
#include "runtime/threads/Runtime.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/container/Sequence.h"
#include "tests/unit/RuntimeTest.h"

namespace taipan {

namespace {

class ThreadTest : public RuntimeTest {
 protected:
  Thread other{};
};

TEST_F(ThreadTest, ReprsUnderWay) {
  Value list = Value::object(newList(t, 0));
  ReprGuard mine(t, list);
  EXPECT_EQ(mine.enter(), 1);
  {
    ReprGuard within(t, list);
    EXPECT_EQ(within.enter(), 0);
    ReprGuard elsewhere(&other, list);
    EXPECT_EQ(elsewhere.enter(), 1);
  }
  EXPECT_EQ(t->reprStack.size(), 1u);
  EXPECT_TRUE(other.reprStack.empty());
}

TEST_F(ThreadTest, SafepointRequests) {
  requestSafepoint(&other, kInterruptJitReady);
  EXPECT_EQ(t->interrupts, 0u);
  requestSafepoint(&other, kInterruptSignal);
  EXPECT_TRUE(withdrawSafepoint(&other, kInterruptSignal));
  EXPECT_FALSE(withdrawSafepoint(&other, kInterruptSignal));
  EXPECT_EQ(other.interrupts, uint32_t{kInterruptJitReady});
}

TEST_F(ThreadTest, SignalsInterruptTheMainThread) {
  Runtime::interruptBySignal();
  EXPECT_TRUE(withdrawSafepoint(t, kInterruptSignal));
  EXPECT_EQ(other.interrupts, 0u);
}

TEST_F(ThreadTest, OneRuntime) {
  EXPECT_EQ(other.runtime(), t->runtime());
  EXPECT_EQ(t->runtime()->mainThread, t);
}

}  // namespace

}  // namespace taipan

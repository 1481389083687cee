// Who may look at Python objects, and that debug builds notice who does not keep to it.
#include <thread>

#include "runtime/threads/PythonThread.h"
#include "runtime/types/class/Class.h"
#include "tests/unit/RuntimeTest.h"

namespace taipan {

namespace {

class PythonThreadTest : public RuntimeTest {};

TEST_F(PythonThreadTest, OneThreadMayTouchObjects) {
  EXPECT_TRUE(mayTouchObjects());
  EXPECT_EQ(threadHere(), t);
  bool other = true;
  std::thread([&] { other = mayTouchObjects(); }).join();
  EXPECT_FALSE(other);
}

TEST_F(PythonThreadTest, OutsidePythonEndsWithItsBlock) {
  {
    OutsidePython outside;
    EXPECT_FALSE(mayTouchObjects());
    {
      OutsidePython further;
      EXPECT_FALSE(mayTouchObjects());
    }
    EXPECT_FALSE(mayTouchObjects());
  }
  EXPECT_TRUE(mayTouchObjects());
}

#ifndef NDEBUG
using PythonThreadDeathTest = PythonThreadTest;

TEST_F(PythonThreadDeathTest, ObjectsAreNotLookedIntoFromOutside) {
  constexpr const char* kWhy = "only the thread that runs Python looks at objects";
  Str* name = intern(t, "x");
  Dict* dict = newDict(t);
  ASSERT_TRUE(dictSetStr(t, dict, name, kNone));
  Shape* shape = types::Object->instanceShape;
  OutsidePython outside;
  EXPECT_DEATH((void)newTuple(t, 1), kWhy);
  EXPECT_DEATH((void)typeLookup(t, types::Int, name), kWhy);
  EXPECT_DEATH((void)shapeLookup(shape, name), kWhy);
  EXPECT_DEATH((void)dictGetStr(dict, name), kWhy);
}
#endif

}  // namespace

}  // namespace taipan

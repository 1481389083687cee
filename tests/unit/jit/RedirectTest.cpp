// Redirected returns are a thread's own.
#include "jit/Deopt.h"
#include "tests/unit/RuntimeTest.h"

namespace taipan {

namespace {

using RedirectTest = RuntimeTest;

TEST_F(RedirectTest, KnownToTheThreadWhoseStackItIs) {
  constexpr uintptr_t kReturnAddress = 0x1234;
  uintptr_t slot = kReturnAddress;
  deopt::redirect(t, &slot);
  EXPECT_NE(slot, kReturnAddress);
  EXPECT_EQ(deopt::returnAddress(t, &slot), kReturnAddress);
  deopt::redirect(t, &slot);
  EXPECT_EQ(deopt::returnAddress(t, &slot), kReturnAddress);
  Thread other{};
  EXPECT_EQ(deopt::returnAddress(&other, &slot), slot);
}

}  // namespace

}  // namespace taipan

#include "runtime/support/Assert.h"

#include <cstdio>
#include <cstdlib>

namespace taipan {

void checkFailed(const char* file, int line, const char* condition, const char* sentence) {
  std::fprintf(stderr, "%s:%d: broken invariant: %s (%s)\n", file, line, sentence, condition);
  std::fflush(stderr);
  std::abort();
}

}  // namespace taipan

// Options that make compiled code leave at any place. The counters are the thread's (Thread.h), and compiled code
// counts them down: --deopt-stress fails every N-th guard.
#pragma once

#include <cstdint>

namespace taipan {

// --osr-stress: compiled loops are left at every second back-edge, to be entered again at the interpreter's next one.
inline constexpr uint64_t kOsrStressPeriod = 2;

}  // namespace taipan

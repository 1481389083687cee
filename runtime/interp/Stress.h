// Counters of the options that make compiled code leave at any place.
#pragma once

#include <cstdint>

namespace taipan {

// --deopt-stress: guards left until one fails. Counted down by compiled code.
extern uint64_t deoptStressCounter;
// --osr-stress: compiled loops are left at every second back-edge, to be entered again at the interpreter's next one.
inline constexpr uint64_t kOsrStressPeriod = 2;
extern uint64_t osrStressCounter;

}  // namespace taipan

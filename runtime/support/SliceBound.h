// A bound of a slice, as Python counts: from the end if negative.
#pragma once

#include <algorithm>
#include <cstdint>

namespace taipan {

// The position between 0 and length that start or stop of a slice stands for; the step is positive.
inline int64_t clampSliceBound(int64_t i, int64_t length) {
  return i < 0 ? std::max<int64_t>(i + length, 0) : std::min(i, length);
}

}  // namespace taipan

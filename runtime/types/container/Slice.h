// Slice: slices against lengths of any size. For machine lengths see resolveSlice (Objects.h).
#pragma once

#include <algorithm>

#include "runtime/core/Objects.h"

namespace taipan {

// slice.indices(length): start, stop and step as ints of any size. Precondition: length is a plain int, not negative.
// May call (__index__). False if raised.
[[nodiscard]] bool sliceIndices(Thread* t, Slice* s, Value length, Value* start, Value* stop, Value* step);

// A bound of a slice without step, as Python counts and clamps it: 0 … length.
inline int64_t clampSliceBound(int64_t i, int64_t length) {
  return i < 0 ? std::max<int64_t>(i + length, 0) : std::min(i, length);
}

}  // namespace taipan

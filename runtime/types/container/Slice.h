// Slice: slices against lengths of any size. For machine lengths see resolveSlice (Objects.h).
#pragma once

#include "runtime/core/Objects.h"
#include "runtime/support/SliceBound.h"

namespace taipan {

// slice.indices(length): start, stop and step as ints of any size. Precondition: length is a plain int, not negative.
// May call (__index__). False if raised.
[[nodiscard]] bool sliceIndices(Thread* t, Slice* s, Value length, Value* start, Value* stop, Value* step);

}  // namespace taipan

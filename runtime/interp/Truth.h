// Truth of the values that need no call to tell.
#pragma once

#include "runtime/interp/Operands.h"

namespace taipan {

inline constexpr int kTruthUnknown = -1;

// True, False, None and small ints.
inline int immediateTruth(Value v) {
  if (LIKELY(v.isBool())) return (v.bits() >> 3) & 1;
  if (v.isSmallInt()) return v.bits() != Value::kIntTag;
  return v.isNone() ? 0 : kTruthUnknown;
}

// Floats, strs, lists, tuples and dicts as well. Their first field is the length.
inline int simpleTruth(Value v) {
  if (v.isImmediateFloat()) return v.asImmediateFloat() != 0;
  if (isObjectOperand(v)) {
    uint32_t shape = v.asObject()->shapeBits;
    if (shape == exactShapes.Str || shape == exactShapes.List || shape == exactShapes.Tuple ||
        shape == exactShapes.Dict)
      return v.as<Tuple>()->length != 0;
  }
  return immediateTruth(v);
}

}  // namespace taipan

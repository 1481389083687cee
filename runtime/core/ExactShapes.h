// ExactShapes: type tests of the interpreter's fast paths, one compare with memory each.
#pragma once

#include "runtime/value/Object.h"

namespace taipan {

// Shapes of exact builtin objects as words of one table; filled at start-up.
struct ExactShapes {
  uint32_t list, tuple, dict, range, str, function, native, type, module, boundMethod, cell, valueArray, enumerate, zip,
      wideInt;
};
extern ExactShapes exactShapes;
// An operand is never empty (the compiler puts CheckBound where it might be), so the low bits tell objects.
inline bool isObjectOperand(Value v) {
  return (v.bits() & 7) == 0;
}
inline bool hasShape(Value v, uint32_t shape) {
  return isObjectOperand(v) && v.asObject()->shapeBits == shape;
}

}  // namespace taipan

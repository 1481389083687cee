// ExactShapes: type tests of the interpreter's fast paths, one compare with memory each.
#pragma once

#include "runtime/value/Object.h"

namespace taipan {

// Shapes of exact builtin objects as words of one table, of the types that are Tested; filled at start-up. Int stands
// for ints beyond the small range.
struct ExactShapes {
#define SHAPE_Tested(cname) uint32_t cname;
#define SHAPE_Untested(cname)
#define BUILTIN_TYPE(cname, name, object, layout, base, flags, published, tested, kind, maker) SHAPE_##tested(cname)
#include "runtime/core/BuiltinTypes.def"
#undef SHAPE_Tested
#undef SHAPE_Untested
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

#include "ir/LiveTypes.h"

#include "runtime/bytecode/Feedback.h"
#include "runtime/core/Type.h"

namespace taipan::hir {

TypeBits bitsOfType(const TypeObject* type) {
  return type == types::Int ? kTypeInt : bitOf(type->kind);
}

TypeBits bitsOfShape(const Shape* shape) {
  return bitOf(shape->type->kind);
}

TypeBits bitsOfValue(Value v) {
  return seenBits(v);
}

}  // namespace taipan::hir

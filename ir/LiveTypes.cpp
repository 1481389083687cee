#include "ir/LiveTypes.h"

#include "runtime/core/Type.h"

namespace taipan::hir {

TypeBits bitsOfType(const TypeObject* type) {
  if (type == types::Int) return kTypeInt;
  for (unsigned bit = kBitOfFloat; bit <= kBitOfCell; ++bit) {
    TypeObject* known = typeObjectOf(TypeBits{1} << bit);
    if (known && known == type) return TypeBits{1} << bit;
  }
  if (type->flags & kTypeTypeSubclass) return kTypeClass;
  if (type->flags & kTypeHeap) return kTypeInstance;
  bool isOfConstants = type == typeOf(kNotImplemented) || type == typeOf(kEllipsis);
  return isOfConstants ? kTypeOther : kTypeBuiltin;
}

TypeBits bitsOfShape(const Shape* shape) {
  TypeBits bits = bitsOfType(shape->type);
  return bits == kTypeInt ? kTypeBigInt : bits;  // small ints have no shape
}

TypeBits bitsOfValue(Value v) {
  return v.isObject() ? bitsOfShape(v.asObject()->shape()) : kindOfImmediate(v);
}

}  // namespace taipan::hir

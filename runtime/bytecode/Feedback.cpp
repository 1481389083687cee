#include "runtime/bytecode/Feedback.h"

#include "runtime/core/Objects.h"

namespace taipan {

namespace {

uint32_t seenBitsOfObject(Value v) {
  TypeObject* type = v.asObject()->type();
  if (type == types::Str) return kSeenStr;
  if (type == types::List) return kSeenList;
  if (type == types::Tuple) return kSeenTuple;
  if (type == types::Dict) return kSeenDict;
  if (type == types::Float) return kSeenFloat;
  if (type == types::Int) return kSeenBigInt;
  if (type == types::Range) return kSeenRange;
  return (type->flags & kTypeHeap) ? kSeenInstance : kSeenOther;
}

}  // namespace

uint32_t seenBits(Value v) {
  if (v.isSmallInt()) return kSeenInt;
  if (v.isImmediateFloat()) return kSeenFloat;
  if (v.isBool()) return kSeenBool;
  if (v.isNone()) return kSeenNone;
  return v.isObject() ? seenBitsOfObject(v) : kSeenOther;
}

}  // namespace taipan

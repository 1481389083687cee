#include "runtime/bytecode/Feedback.h"

#include "runtime/core/Type.h"
#include "runtime/core/ValueKind.h"

namespace taipan {

uint32_t seenBits(Value v) {
  return v.isObject() ? bitOf(v.asObject()->type()->kind) : kindOfImmediate(v);
}

}  // namespace taipan

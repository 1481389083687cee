// Address: the number that reprs show as an object's address ("<function f at 0x…>").
#pragma once

#include "runtime/value/Value.h"

namespace taipan {

// Small ints, floats and constants have none: they are shown one that looks like it and differs from value to value.
inline unsigned long shownAddress(Value v) {
  constexpr uint64_t kNowhere = 0x700000000000;
  return v.isObject() ? v.bits() : kNowhere + (v.bits() << 4 & 0xfffffffff0);
}

}  // namespace taipan

// HeaderWord: the first word of a fresh object (Object.h), for those who write it in one go.
#pragma once

#include "runtime/value/Object.h"

namespace taipan {

// The first word of a young object. bytes: rounded up to a granule, and no more than kMaxSmallObject.
constexpr uint64_t headerWord(uint32_t shape, Layout layout, uint64_t bytes) {
  return shape | static_cast<uint64_t>(layout) << 40 | bytes / kGranule << 48;
}
constexpr uint64_t roundedToGranule(uint64_t bytes) {
  return (bytes + kGranule - 1) & ~uint64_t{kGranule - 1};
}

}  // namespace taipan

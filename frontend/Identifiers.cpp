#include "frontend/Identifiers.h"

#include <algorithm>
#include <iterator>

namespace taipan {

namespace {

struct Range {
  uint32_t first;
  uint32_t last;
};

#include "frontend/IdentifierRanges.inc"

template <size_t n>
bool contains(const Range (&ranges)[n], uint32_t c) {
  const Range* after = std::upper_bound(std::begin(ranges), std::end(ranges), c,
                                        [](uint32_t value, const Range& range) { return value < range.first; });
  return after != std::begin(ranges) && c <= after[-1].last;
}

}  // namespace

bool isIdentifierStart(uint32_t c) {
  return c < 128 ? isPotentialIdentifierStart(static_cast<int>(c)) : contains(kStart, c);
}

bool isIdentifierContinue(uint32_t c) {
  return c < 128 ? isPotentialIdentifierChar(static_cast<int>(c)) : contains(kContinue, c);
}

bool isPrintable(uint32_t c) {
  return c < 128 ? c >= 32 && c < 127 : contains(kPrintable, c);
}

}  // namespace taipan

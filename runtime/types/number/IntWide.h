// Ints of at most 127 bits as machine integers: masks, hashes, products of two words, most of what programs have beyond
// the small ints. Each operation of Int-*.cpp tries this first and leaves the rest to GMP.
#pragma once

#include "runtime/heap/Heap.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/number/Int.h"

namespace taipan {

using Wide = __int128;
using WideMagnitude = unsigned __int128;

inline constexpr WideMagnitude kWideSign = WideMagnitude{1} << 127;

inline WideMagnitude magnitudeOf(Wide v) {
  return v < 0 ? -static_cast<WideMagnitude>(v) : static_cast<WideMagnitude>(v);
}

// The number as a machine integer. False if |plain| >= 2**127. Precondition: a plain int.
[[nodiscard]] inline bool toWide(Value plain, Wide* out) {
  if (plain.isSmallInt()) {
    *out = plain.asSmallInt();
    return true;
  }
  auto* big = plain.as<BigInt>();
  int64_t n = big->size < 0 ? -big->size : big->size;
  if (n > 2) return false;
  uint64_t high = n == 2 ? big->limbs[1] : 0;
  if (high >> 63) return false;
  auto magnitude = static_cast<Wide>(WideMagnitude{high} << 64 | big->limbs[0]);
  *out = big->size < 0 ? -magnitude : magnitude;
  return true;
}

// The number as a word and a sign. False if its magnitude has more than one limb. Precondition: a plain int.
[[nodiscard]] inline bool toWord(Value plain, uint64_t* magnitude, bool* negative) {
  if (plain.isSmallInt()) {
    int64_t i = plain.asSmallInt();
    *negative = i < 0;
    *magnitude = static_cast<uint64_t>(i < 0 ? -i : i);
    return true;
  }
  auto* big = plain.as<BigInt>();
  *negative = big->size < 0;
  *magnitude = big->limbs[0];
  return big->size == 1 || big->size == -1;
}

// The lowest word of the number in two's complement. Precondition: a plain int.
inline uint64_t lowestWord(Value plain) {
  if (plain.isSmallInt()) return static_cast<uint64_t>(plain.asSmallInt());
  auto* big = plain.as<BigInt>();
  return big->size < 0 ? -big->limbs[0] : big->limbs[0];
}

// The BigInt of this magnitude and sign. Empty: MemoryError pending. Precondition: it is no small int.
inline Value newWide(Thread* t, WideMagnitude magnitude, bool negative) {
  auto high = static_cast<uint64_t>(magnitude >> 64);
  constexpr size_t kSize = sizeof(BigInt) + sizeof(uint64_t);  // a granule less would not do for one limb either
  auto* big = allocateAs<BigInt>(t, kSize, types::Int->instanceShape, Layout::kLeaf);
  if (!big) return Value();
  int64_t n = high ? 2 : 1;
  big->size = negative ? -n : n;
  big->limbs[0] = static_cast<uint64_t>(magnitude);
  big->limbs[1] = high;
  return Value::object(big);
}

// The int of this magnitude and sign, normalised. Empty: MemoryError pending.
inline Value intFromMagnitude(Thread* t, WideMagnitude magnitude, bool negative) {
  if (magnitude > (uint64_t{1} << 61) - !negative) return newWide(t, magnitude, negative);
  auto i = static_cast<int64_t>(magnitude);
  return Value::smallInt(negative ? -i : i);
}

inline Value intFromWide(Thread* t, Wide v) {
  auto low = static_cast<int64_t>(v);
  if (low == v && Value::fitsInt(low)) return Value::smallInt(low);
  return newWide(t, magnitudeOf(v), v < 0);
}

// The quotient towards minus infinity and what remains, as Python has them. Preconditions: y is not 0; both from
// toWide.
inline void divideWide(Wide x, Wide y, Wide* quotient, Wide* remainder) {
  Wide q = x / y, r = x - q * y;
  if (r != 0 && (r < 0) != (y < 0)) {
    q--;
    r += y;
  }
  *quotient = q;
  *remainder = r;
}

}  // namespace taipan

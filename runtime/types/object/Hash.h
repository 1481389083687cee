// Hashes of keys, those of the common kinds without a call.
#pragma once

#include <bit>

#include "runtime/core/Objects.h"

namespace taipan {

inline constexpr int64_t kHashModulus = (int64_t{1} << 61) - 1;  // CPython's, of numbers

// hash(key) of small ints, and of strs that were asked before: all but 62 bits of those are gone. False: not one of
// these.
inline bool plainHash(Value key, int64_t* out) {
  if (key.isSmallInt()) {
    int64_t h = key.asSmallInt();
    if (__builtin_expect(h >= kHashModulus || h <= -kHashModulus, 0)) h %= kHashModulus;
    *out = h == -1 ? -2 : h;
    return true;
  }
  if (!isStr(key)) return false;
  *out = static_cast<int64_t>(key.as<Str>()->hash);
  return *out != 0;
}

// Hash of the bytes of a str (in its kind) or bytes object: equal bytes, equal hash; never 0 (Str.cpp).
uint32_t hashOfBytes(const uint8_t* p, size_t n);

// The xxHash-like mixing of the items' hashes that CPython has.
class TupleHash {
 public:
  void add(int64_t item) {
    acc_ += static_cast<uint64_t>(item) * kPrime2;
    acc_ = std::rotl(acc_, 31) * kPrime1;
  }
  int64_t result(int64_t length) {
    acc_ += static_cast<uint64_t>(length) ^ (kPrime5 ^ 3527539u);
    return acc_ == ~uint64_t{0} ? 1546275796 : static_cast<int64_t>(acc_);
  }

 private:
  static constexpr uint64_t kPrime1 = 11400714785074694791u, kPrime2 = 14029467366897019727u,
                            kPrime5 = 2870177450012600261u;
  uint64_t acc_ = kPrime5;
};

// hash(key), all 64 bits of numbers and 62 of strs. False if raised. May call for keys that are neither ints nor strs.
[[nodiscard]] bool hashOfKey(Thread* t, Value key, int64_t* out);
// hash() of a tuple, exact or not, from those of its items. False if raised. May call.
[[nodiscard]] bool hashOfTuple(Thread* t, const Tuple* tuple, int64_t* out);

}  // namespace taipan

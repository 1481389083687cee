// Value: one 64-bit word that is any Python object. The whole encoding lives here; its LLVM lowering is jit/LowerValue.
//
//   63                              3 2 1 0
//   iiii … 62-bit signed integer …  i i 0 1     int (small); larger ones are BigInt objects
//   mmmm … rotated double …         e . 1 e     float, self-tagged; rare exponents are boxed Float objects
//   pppp … address …                  0 0 0     Object*, 16-byte aligned
//   cccc … constant index …           1 0 0     None, False, True, NotImplemented, Ellipsis
//   0                                           empty: unbound variable, or "an exception is pending"
//
// Floats: subtract 1 from the three top exponent bits (mod 8, borrowing through the sign) and rotate left by four, so
// that these bits become the tag. Exponents from 2^-255 to 2^256 (top bits 011 and 100), zeros and the very small
// (000), and infinities, NaN and the very large (111) then all have bit 1 set. Only 2^-767…2^-256 and 2^257…2^768 are
// boxed. After "Float Self-Tagging" (Melançon, Serrano, Feeley), with the tag order chosen so that one bit decides.
#pragma once

#include <bit>
#include <cstdint>

namespace taipan {

struct Object;

class [[nodiscard]] Value {
 public:
  constexpr Value() : bits_(0) {}
  static constexpr Value fromBits(uint64_t bits) { return Value(bits); }
  static Value object(const Object* o) { return Value(reinterpret_cast<uint64_t>(o)); }
  // Precondition: fitsInt(i).
  static constexpr Value smallInt(int64_t i) { return Value(static_cast<uint64_t>(i) << 2 | 1); }
  static constexpr Value boolean(bool b) { return Value(b ? kTrueBits : kFalseBits); }

  constexpr uint64_t bits() const { return bits_; }
  constexpr bool isEmpty() const { return bits_ == 0; }
  constexpr explicit operator bool() const { return bits_ != 0; }  // not empty; Python truth is isTruthy()

  constexpr bool isSmallInt() const { return (bits_ & 3) == kIntTag; }
  constexpr bool isImmediateFloat() const { return (bits_ & kFloatTag) != 0; }
  constexpr bool isObject() const { return (bits_ & 7) == 0 && bits_ != 0; }
  constexpr bool isConstant() const { return (bits_ & 7) == kConstantTag; }
  constexpr bool isNone() const { return bits_ == kNoneBits; }
  constexpr bool isBool() const { return (bits_ | 8) == kTrueBits; }
  constexpr bool isTrue() const { return bits_ == kTrueBits; }
  constexpr bool isFalse() const { return bits_ == kFalseBits; }
  constexpr bool isNotImplemented() const { return bits_ == kNotImplementedBits; }

  constexpr int64_t asSmallInt() const { return static_cast<int64_t>(bits_) >> 2; }
  Object* asObject() const { return reinterpret_cast<Object*>(bits_); }
  // Unchecked downcast: the caller knows the type.
  template <class T>
  T* as() const {
    return reinterpret_cast<T*>(bits_);
  }
  constexpr double asImmediateFloat() const { return std::bit_cast<double>(std::rotr(bits_, 4) + kFloatOffset); }

  // Identity (the `is` operator), except that two boxed floats of equal value are different objects.
  friend constexpr bool operator==(Value a, Value b) = default;

  static constexpr bool fitsInt(int64_t i) { return i >= kIntMin && i <= kIntMax; }
  // True and *out set if d has an immediate encoding; false if it must be boxed (see Float.h: makeFloat).
  static constexpr bool encodeFloat(double d, Value* out) {
    uint64_t bits = std::rotl(std::bit_cast<uint64_t>(d) - kFloatOffset, 4);
    *out = Value(bits);
    return (bits & kFloatTag) != 0;
  }

  static constexpr int64_t kIntMax = (int64_t{1} << 61) - 1;
  static constexpr int64_t kIntMin = -(int64_t{1} << 61);
  static constexpr uint64_t kIntTag = 1;
  static constexpr uint64_t kIntMask = 3;
  static constexpr uint64_t kFloatTag = 2;
  static constexpr uint64_t kFloatOffset = uint64_t{1} << 60;
  static constexpr uint64_t kConstantTag = 4;
  static constexpr uint64_t kNoneBits = 0x04;
  static constexpr uint64_t kFalseBits = 0x14;
  static constexpr uint64_t kTrueBits = 0x1c;
  static constexpr uint64_t kNotImplementedBits = 0x24;
  static constexpr uint64_t kEllipsisBits = 0x2c;
  static constexpr uint64_t kHandedBackBits = 0x34;

 private:
  constexpr explicit Value(uint64_t bits) : bits_(bits) {}
  uint64_t bits_;
};

static_assert(sizeof(Value) == 8);

inline constexpr Value kNone = Value::fromBits(Value::kNoneBits);
inline constexpr Value kTrue = Value::fromBits(Value::kTrueBits);
inline constexpr Value kFalse = Value::fromBits(Value::kFalseBits);
inline constexpr Value kNotImplemented = Value::fromBits(Value::kNotImplementedBits);
inline constexpr Value kEllipsis = Value::fromBits(Value::kEllipsisBits);
// No Python value: what a compiled loop returns when its activation goes on in the interpreter (TierUp.h: OsrEntry).
inline constexpr Value kHandedBack = Value::fromBits(Value::kHandedBackBits);

// What functions that only raise return: the empty Value, where the caller hands one on (`return raise(…);`). Callers
// that return something else ignore it (`return raise(…), false;`).
struct Raised {
  constexpr operator Value() const { return {}; }
};

}  // namespace taipan

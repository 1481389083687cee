// Int: what Int*.cpp share, and number functions that other modules (math, sys, format) use beside those of Objects.h.
//
// An int Value is a small int, a bool, a BigInt of exact type int, or an instance of a subclass (IntInstance).
// plainInt() reduces all of them to the first or third. Limbs of BigInts are read and written in place by GMP's mpn
// functions; GMP itself never owns memory of ours.
#pragma once

#include <gmp.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "runtime/core/Objects.h"
#include "runtime/types/object/Operations.h"

namespace taipan {

// Instance of a subclass of int: the number as a plain int Value, then the extra word and slots. Layout kValuesFrom1.
struct RT_LAYOUT IntInstance : Object {
  Value number;
};

// The number as a small int or exact BigInt. Precondition: isInt(v).
inline Value plainInt(Value v) {
  if (v.isSmallInt()) return v;
  if (v.isBool()) return Value::smallInt(v.isTrue());
  return v.asObject()->shape() == types::Int->instanceShape ? v : v.as<IntInstance>()->number;
}

// Sign and magnitude of a plain int. Points into the BigInt, or into itself for small ints: neither copy nor move it.
class IntView {
 public:
  explicit IntView(Value plain);
  IntView(const IntView&) = delete;
  IntView& operator=(const IntView&) = delete;

  const mp_limb_t* limbs;  // n of them, top one non-zero
  int64_t n;               // 0: the number is zero
  bool negative;

  int64_t bits() const { return n == 0 ? 0 : n * 64 - __builtin_clzll(limbs[n - 1]); }

 private:
  mp_limb_t small_;
};

// Scratch limbs for temporaries: on the stack up to kInline, else malloc'd.
class LimbScratch {
 public:
  explicit LimbScratch(int64_t n);
  ~LimbScratch();
  LimbScratch(const LimbScratch&) = delete;
  LimbScratch& operator=(const LimbScratch&) = delete;
  mp_limb_t* data() { return data_; }

 private:
  static constexpr int64_t kInline = 40;
  mp_limb_t inline_[kInline];
  mp_limb_t* data_;
};

// A BigInt with room for n limbs, to be filled and passed to finishBigInt. Null: MemoryError or OverflowError pending.
[[nodiscard]] BigInt* newBigInt(Thread* t, int64_t n);
// The number whose magnitude is in the first n limbs of big (leading zeros allowed), normalised: big itself or a small
// int.
Value finishBigInt(BigInt* big, int64_t n, bool negative);
// A number from limbs elsewhere (leading zeros allowed).
Value intFromLimbs(Thread* t, const mp_limb_t* limbs, int64_t n, bool negative);

// Int-arith.cpp, Int-bits.cpp, Int-divide.cpp, Int-pow.cpp: plain operands, any size.
Value intAdd(Thread* t, Value a, Value b);
Value intSubtract(Thread* t, Value a, Value b);
Value intMultiply(Thread* t, Value a, Value b);
Value intNegate(Thread* t, Value a);
Value intAbs(Thread* t, Value a);
Value intInvert(Thread* t, Value a);
Value intAnd(Thread* t, Value a, Value b);
Value intOr(Thread* t, Value a, Value b);
Value intXor(Thread* t, Value a, Value b);
Value intShiftLeft(Thread* t, Value a, Value count);
Value intShiftRight(Thread* t, Value a, Value count);
// a << count or a >> -count, count of moderate size.
Value intShiftBy(Thread* t, Value a, int64_t count);
// Floor division and modulo; each result may be null if not wanted. False if raised (b zero: message).
[[nodiscard]] bool intDivMod(Thread* t, Value a, Value b, Value* quotient, Value* remainder, const char* zeroMessage);
Value intFloorDivide(Thread* t, Value a, Value b);
Value intModulo(Thread* t, Value a, Value b);
Value intTrueDivide(Thread* t, Value a, Value b);
// The operator by name; inline, so that a caller who knows op calls the function itself. kNotImplemented: ints have no
// such operator.
inline Value plainIntBinary(Thread* t, BinaryOp op, Value a, Value b) {
  switch (op) {
    case BinaryOp::Add:      return intAdd(t, a, b);
    case BinaryOp::Sub:      return intSubtract(t, a, b);
    case BinaryOp::Mul:      return intMultiply(t, a, b);
    case BinaryOp::TrueDiv:  return intTrueDivide(t, a, b);
    case BinaryOp::FloorDiv: return intFloorDivide(t, a, b);
    case BinaryOp::Mod:      return intModulo(t, a, b);
    case BinaryOp::Pow:      return intPow(t, a, b, Value());
    case BinaryOp::LShift:   return intShiftLeft(t, a, b);
    case BinaryOp::RShift:   return intShiftRight(t, a, b);
    case BinaryOp::And:      return intAnd(t, a, b);
    case BinaryOp::Or:       return intOr(t, a, b);
    case BinaryOp::Xor:      return intXor(t, a, b);
    default:                 return kNotImplemented;
  }
}
Value intGcd(Thread* t, Value a, Value b);  // non-negative
Value intSqrtFloor(Thread* t, Value a);     // precondition: a >= 0
int64_t intBitLength(Value a);
// CPython's hash of an int.
int64_t intHash(Value a);
bool intIsOdd(Value a);
bool intToUInt64(Value a, uint64_t* out);  // false: negative or too large
// int.to_bytes and the class method from_bytes (Int-bytes.cpp), both NativeFns.
Value intToBytes(Thread* t, Value* args, int64_t nargs, Tuple* kwNames);
Value intFromBytes(Thread* t, Value* args, int64_t nargs, Tuple* kwNames);
// n rounded half-even to a multiple of 10**digits.
Value intRound(Thread* t, Value a, Value digits);
// Exact comparison with a float: -1, 0, 1; NaN: 2.
int intCompareDouble(Value a, double d);
// Magnitude scaled: the double m in [0.5, 1) with a == m * 2**exponent, rounded half-even. For math.log. 0 for 0.
double intFrexp(Value a, int64_t* exponent);

// Digits of |a| in a base from 2 to 36, lower case, no sign, at least one digit. False with ValueError if the decimal
// digit limit forbids it (base 10 only).
[[nodiscard]] bool intDigits(Thread* t, Value a, int base, std::string* out);

}  // namespace taipan

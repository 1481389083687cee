// Addition, subtraction, multiplication and their kin. Small operands never reach GMP; results are written straight
// into the limbs of the new BigInt.
#include <cstring>

#include "runtime/objects/Exceptions.h"
#include "runtime/objects/Float.h"
#include "runtime/objects/Int.h"

namespace taipan {

namespace {

Value addMagnitudes(Thread* t, const IntView& a, const IntView& b, bool negative) {
  const IntView& x = a.n >= b.n ? a : b;
  const IntView& y = a.n >= b.n ? b : a;
  BigInt* sum = newBigInt(t, x.n + 1);
  if (!sum) return Value();
  auto* limbs = reinterpret_cast<mp_limb_t*>(sum->limbs);
  if (y.n == 0) {
    memcpy(limbs, x.limbs, static_cast<size_t>(x.n) * sizeof(mp_limb_t));
    limbs[x.n] = 0;
  } else {
    limbs[x.n] = mpn_add(limbs, x.limbs, x.n, y.limbs, y.n);
  }
  return finishBigInt(sum, x.n + 1, negative);
}

// |a| - |b|, negated if so asked.
Value subtractMagnitudes(Thread* t, const IntView& a, const IntView& b, bool negative) {
  bool swap = a.n != b.n ? a.n < b.n : a.n > 0 && mpn_cmp(a.limbs, b.limbs, a.n) < 0;
  const IntView& x = swap ? b : a;
  const IntView& y = swap ? a : b;
  BigInt* difference = newBigInt(t, x.n);
  if (!difference) return Value();
  auto* limbs = reinterpret_cast<mp_limb_t*>(difference->limbs);
  if (y.n == 0) {
    memcpy(limbs, x.limbs, static_cast<size_t>(x.n) * sizeof(mp_limb_t));
  } else {
    mpn_sub(limbs, x.limbs, x.n, y.limbs, y.n);
  }
  return finishBigInt(difference, x.n, negative != swap);
}

Value addSigned(Thread* t, Value a, Value b, bool flipB) {
  IntView x(a), y(b);
  bool yNegative = y.negative != flipB;
  return x.negative == yNegative ? addMagnitudes(t, x, y, x.negative) : subtractMagnitudes(t, x, y, x.negative);
}

// The same magnitude with a given sign.
Value withSign(Thread* t, Value a, bool negative) {
  IntView x(a);
  return intFromLimbs(t, x.limbs, x.n, negative);
}

}  // namespace

Value intAdd(Thread* t, Value a, Value b) {
  if (a.isSmallInt() && b.isSmallInt()) return makeInt(t, a.asSmallInt() + b.asSmallInt());
  return addSigned(t, a, b, false);
}

Value intSubtract(Thread* t, Value a, Value b) {
  if (a.isSmallInt() && b.isSmallInt()) return makeInt(t, a.asSmallInt() - b.asSmallInt());
  return addSigned(t, a, b, true);
}

Value intMultiply(Thread* t, Value a, Value b) {
  if (a.isSmallInt() && b.isSmallInt()) {
    __int128 product = static_cast<__int128>(a.asSmallInt()) * b.asSmallInt();
    if (auto low = static_cast<int64_t>(product); low == product && Value::fitsInt(low)) return Value::smallInt(low);
    auto magnitude = static_cast<unsigned __int128>(product < 0 ? -product : product);
    mp_limb_t limbs[2] = {static_cast<mp_limb_t>(magnitude), static_cast<mp_limb_t>(magnitude >> 64)};
    return intFromLimbs(t, limbs, 2, product < 0);
  }
  IntView x(a), y(b);
  if (x.n == 0 || y.n == 0) return Value::smallInt(0);
  const IntView& large = x.n >= y.n ? x : y;
  const IntView& other = x.n >= y.n ? y : x;
  BigInt* product = newBigInt(t, x.n + y.n);
  if (!product) return Value();
  auto* limbs = reinterpret_cast<mp_limb_t*>(product->limbs);
  if (other.n == 1) {
    limbs[large.n] = mpn_mul_1(limbs, large.limbs, large.n, other.limbs[0]);
  } else if (a == b) {
    mpn_sqr(limbs, x.limbs, x.n);
  } else {
    mpn_mul(limbs, large.limbs, large.n, other.limbs, other.n);
  }
  return finishBigInt(product, x.n + y.n, x.negative != y.negative);
}

Value intNegate(Thread* t, Value a) {
  if (a.isSmallInt()) return makeInt(t, -a.asSmallInt());
  return withSign(t, a, a.as<BigInt>()->size > 0);
}

Value intAbs(Thread* t, Value a) {
  if (a.isSmallInt()) return makeInt(t, a.asSmallInt() < 0 ? -a.asSmallInt() : a.asSmallInt());
  return a.as<BigInt>()->size > 0 ? a : withSign(t, a, false);
}

Value intBinary(Thread* t, BinaryOp op, Value a, Value b) {
  a = plainInt(a);
  b = plainInt(b);
  Value result;
  switch (op) {
    case BinaryOp::Add:     return intAdd(t, a, b);
    case BinaryOp::Sub:     return intSubtract(t, a, b);
    case BinaryOp::Mul:     return intMultiply(t, a, b);
    case BinaryOp::TrueDiv: return intTrueDivide(t, a, b);
    case BinaryOp::FloorDiv:
      return intDivMod(t, a, b, &result, nullptr, "integer division or modulo by zero") ? result : Value();
    case BinaryOp::Mod:    return intDivMod(t, a, b, nullptr, &result, "integer modulo by zero") ? result : Value();
    case BinaryOp::Pow:    return intPow(t, a, b, Value());
    case BinaryOp::LShift: return intShift(t, a, b, true);
    case BinaryOp::RShift: return intShift(t, a, b, false);
    case BinaryOp::And:
    case BinaryOp::Or:
    case BinaryOp::Xor:    return intBitwise(t, op, a, b);
    default:               return kNotImplemented;
  }
}

}  // namespace taipan

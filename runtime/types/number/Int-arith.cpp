// Addition, subtraction, multiplication and their kin. Operands of a word or two never reach GMP; results are written
// straight into the limbs of the new BigInt.
#include <cstring>

#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/number/Float.h"
#include "runtime/types/number/IntWide.h"

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
  Wide x, y, sum;
  if (toWide(a, &x) && toWide(b, &y) && !__builtin_add_overflow(x, y, &sum)) return intFromWide(t, sum);
  return addSigned(t, a, b, false);
}

Value intSubtract(Thread* t, Value a, Value b) {
  Wide x, y, difference;
  if (toWide(a, &x) && toWide(b, &y) && !__builtin_sub_overflow(x, y, &difference)) return intFromWide(t, difference);
  return addSigned(t, a, b, true);
}

static Value multiplyLimbs(Thread* t, Value a, Value b) {
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

Value intMultiply(Thread* t, Value a, Value b) {
  uint64_t x, y;
  bool xNegative, yNegative;
  if (toWord(a, &x, &xNegative) && toWord(b, &y, &yNegative))
    return intFromMagnitude(t, WideMagnitude{x} * y, xNegative != yNegative);
  return multiplyLimbs(t, a, b);
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
  return plainIntBinary(t, op, plainInt(a), plainInt(b));
}

}  // namespace taipan

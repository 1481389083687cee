// Bitwise operations and shifts. Negative numbers behave as two's complement of infinite width.
#include <algorithm>
#include <cstring>

#include "runtime/objects/Exceptions.h"
#include "runtime/objects/Int.h"

namespace taipan {

namespace {

// Reads a number as two's complement, one limb after the other.
class TwosComplement {
 public:
  explicit TwosComplement(const IntView& v) : v_(v), carry_(v.negative) {}
  mp_limb_t next() {
    mp_limb_t limb = at_ < v_.n ? v_.limbs[at_] : 0;
    at_++;
    if (!v_.negative) return limb;
    limb = ~limb + carry_;
    carry_ = carry_ && limb == 0;
    return limb;
  }

 private:
  const IntView& v_;
  int64_t at_ = 0;
  mp_limb_t carry_;
};

template <class F>
Value combine(Thread* t, const IntView& x, const IntView& y, F f) {
  int64_t n = std::max(x.n, y.n) + 1;
  BigInt* big = newBigInt(t, n);
  if (!big) return Value();
  auto* limbs = reinterpret_cast<mp_limb_t*>(big->limbs);
  TwosComplement a(x), b(y);
  for (int64_t i = 0; i < n; i++)
    limbs[i] = f(a.next(), b.next());
  bool negative = limbs[n - 1] >> 63;
  if (negative) mpn_neg(limbs, limbs, n);
  return finishBigInt(big, n, negative);
}

Value shiftLeft(Thread* t, Value a, int64_t count) {
  if (a.isSmallInt() && count < 62) {
    __int128 shifted = static_cast<__int128>(a.asSmallInt()) << count;
    if (auto low = static_cast<int64_t>(shifted); low == shifted && Value::fitsInt(low)) return Value::smallInt(low);
  }
  IntView x(a);
  int64_t whole = count / 64, n = x.n + whole + 1;
  BigInt* big = newBigInt(t, n);
  if (!big) return Value();
  auto* limbs = reinterpret_cast<mp_limb_t*>(big->limbs);
  mpn_zero(limbs, whole);
  if (count % 64) {
    limbs[n - 1] = mpn_lshift(limbs + whole, x.limbs, x.n, static_cast<unsigned>(count % 64));
  } else {
    memcpy(limbs + whole, x.limbs, static_cast<size_t>(x.n) * sizeof(mp_limb_t));
    limbs[n - 1] = 0;
  }
  return finishBigInt(big, n, x.negative);
}

Value shiftRight(Thread* t, Value a, int64_t count) {
  if (a.isSmallInt()) return Value::smallInt(a.asSmallInt() >> std::min<int64_t>(count, 62));
  IntView x(a);
  int64_t whole = count / 64, n = x.n - whole;
  if (n <= 0) return Value::smallInt(x.negative ? -1 : 0);
  BigInt* big = newBigInt(t, n + 1);
  if (!big) return Value();
  auto* limbs = reinterpret_cast<mp_limb_t*>(big->limbs);
  mp_limb_t lost = 0;
  if (count % 64) {
    lost = mpn_rshift(limbs, x.limbs + whole, n, static_cast<unsigned>(count % 64));
  } else {
    memcpy(limbs, x.limbs + whole, static_cast<size_t>(n) * sizeof(mp_limb_t));
  }
  limbs[n] = 0;
  if (x.negative) {  // towards minus infinity
    for (int64_t i = 0; i < whole && lost == 0; i++)
      lost = x.limbs[i];
    if (lost) limbs[n] = mpn_add_1(limbs, limbs, n, 1);
  }
  return finishBigInt(big, n + 1, x.negative);
}

}  // namespace

Value intBitwise(Thread* t, BinaryOp op, Value a, Value b) {
  if (a.isSmallInt() && b.isSmallInt()) {
    int64_t x = a.asSmallInt(), y = b.asSmallInt();
    return Value::smallInt(op == BinaryOp::And ? x & y : op == BinaryOp::Or ? x | y : x ^ y);
  }
  IntView x(a), y(b);
  if (op == BinaryOp::And) return combine(t, x, y, [](mp_limb_t i, mp_limb_t j) { return i & j; });
  if (op == BinaryOp::Or) return combine(t, x, y, [](mp_limb_t i, mp_limb_t j) { return i | j; });
  return combine(t, x, y, [](mp_limb_t i, mp_limb_t j) { return i ^ j; });
}

Value intInvert(Thread* t, Value a) {
  if (a.isSmallInt()) return Value::smallInt(~a.asSmallInt());
  Value negated = intNegate(t, a);
  return negated ? intSubtract(t, negated, Value::smallInt(1)) : Value();
}

Value intShiftBy(Thread* t, Value a, int64_t count) {
  if (a == Value::smallInt(0)) return a;
  return count >= 0 ? shiftLeft(t, a, count) : shiftRight(t, a, -count);
}

Value intShift(Thread* t, Value a, Value count, bool left) {
  if (intSign(count) < 0) return raise(t, exc::ValueError, "negative shift count");
  if (a == Value::smallInt(0)) return a;
  if (count.isSmallInt()) return left ? shiftLeft(t, a, count.asSmallInt()) : shiftRight(t, a, count.asSmallInt());
  if (left) return raise(t, exc::OverflowError, "too many digits in integer");
  return Value::smallInt(intSign(a) < 0 ? -1 : 0);
}

}  // namespace taipan

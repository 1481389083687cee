// Division: floor division and modulo with Python's signs, and true division, correctly rounded for every size.
#include <cmath>
#include <cstring>

#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/number/IntDouble.h"
#include "runtime/types/number/IntWide.h"

namespace taipan {

namespace {

bool divModWide(Thread* t, Wide a, Wide b, Value* quotient, Value* remainder) {
  Wide q, r;
  divideWide(a, b, &q, &r);
  if (quotient && !(*quotient = intFromWide(t, q))) return false;
  return !remainder || (*remainder = intFromWide(t, r));
}

// |a| < |b|, a not zero.
bool divModByLarger(Thread* t, Value a, Value b, bool sameSign, Value* quotient, Value* remainder) {
  if (quotient) *quotient = Value::smallInt(sameSign ? 0 : -1);
  if (!remainder) return true;
  *remainder = sameSign ? a : intAdd(t, a, b);
  return !remainder->isEmpty();
}

// Where the limbs of a result go: those of a new BigInt when the result is wanted, else scratch.
class ResultLimbs {
 public:
  ResultLimbs(Thread* t, int64_t n, bool wanted)
      : scratch_(wanted ? 0 : n), big_(wanted ? newBigInt(t, n) : nullptr), failed_(wanted && !big_) {}
  bool failed() const { return failed_; }
  mp_limb_t* data() { return big_ ? reinterpret_cast<mp_limb_t*>(big_->limbs) : scratch_.data(); }
  BigInt* big() { return big_; }

 private:
  LimbScratch scratch_;
  BigInt* big_;
  bool failed_;
};

bool isZero(const mp_limb_t* limbs, int64_t n) {
  for (int64_t i = 0; i < n; i++)
    if (limbs[i]) return false;
  return true;
}

bool divModLarge(Thread* t, const IntView& x, const IntView& y, Value* quotient, Value* remainder) {
  bool sameSign = x.negative == y.negative;
  int64_t qn = x.n - y.n + 1;
  ResultLimbs q(t, qn + 1, quotient != nullptr), r(t, y.n, remainder != nullptr);
  if (q.failed() || r.failed()) return false;
  if (y.n == 1) {
    r.data()[0] = quotient ? mpn_divrem_1(q.data(), 0, x.limbs, x.n, y.limbs[0]) : mpn_mod_1(x.limbs, x.n, y.limbs[0]);
  } else {
    mpn_tdiv_qr(q.data(), r.data(), 0, x.limbs, x.n, y.limbs, y.n);
  }
  if (!sameSign && !isZero(r.data(), y.n)) {
    if (quotient) q.data()[qn] = mpn_add_1(q.data(), q.data(), qn, 1);
    mpn_sub_n(r.data(), y.limbs, r.data(), y.n);
  } else if (quotient) {
    q.data()[qn] = 0;
  }
  if (quotient) *quotient = finishBigInt(q.big(), qn + 1, !sameSign);
  if (remainder) *remainder = finishBigInt(r.big(), y.n, y.negative);
  return true;
}

double shiftedQuotient(const IntView& x, const IntView& y, bool* overflow) {
  // Scale so that the quotient has 65 or 66 bits: enough for 53, a rounding bit and a sticky bit in all cases.
  int64_t shift = y.bits() - x.bits() + 65;
  *overflow = false;
  if (shift > 1300) return 0;
  if (shift < -1100) {
    *overflow = true;
    return 0;
  }
  int64_t xShift = shift > 0 ? shift : 0, yShift = shift < 0 ? -shift : 0;
  int64_t xn = x.n + xShift / 64 + 1, yn = y.n + yShift / 64 + 1;
  LimbScratch xs(xn), ys(yn);
  auto scale = [](mp_limb_t* to, const IntView& from, int64_t by, int64_t n) {
    memset(to, 0, static_cast<size_t>(n) * sizeof(mp_limb_t));
    if (by % 64) {
      to[n - 1] = mpn_lshift(to + by / 64, from.limbs, from.n, static_cast<unsigned>(by % 64));
    } else {
      memcpy(to + by / 64, from.limbs, static_cast<size_t>(from.n) * sizeof(mp_limb_t));
    }
  };
  scale(xs.data(), x, xShift, xn);
  scale(ys.data(), y, yShift, yn);
  if (ys.data()[yn - 1] == 0) yn--;
  LimbScratch qs(xn - yn + 2), rs(yn);
  mpn_tdiv_qr(qs.data(), rs.data(), 0, xs.data(), xn, ys.data(), yn);
  bool sticky = !isZero(rs.data(), yn);
  auto q = static_cast<unsigned __int128>(qs.data()[1]) << 64 | qs.data()[0];
  int drop = q >> 65 ? 2 : 1;
  sticky = sticky || (static_cast<uint64_t>(q) & ((1u << drop) - 1));
  double d = 0;
  *overflow = !roundToDouble(static_cast<uint64_t>(q >> drop), sticky, drop - shift, &d);
  return d;
}

}  // namespace

bool intDivMod(Thread* t, Value a, Value b, Value* quotient, Value* remainder, const char* zeroMessage) {
  if (b == Value::smallInt(0)) {
    raise(t, exc::ZeroDivisionError, zeroMessage);
    return false;
  }
  Wide i, j;
  if (toWide(a, &i) && toWide(b, &j)) return divModWide(t, i, j, quotient, remainder);
  IntView x(a), y(b);
  if (x.n == 0) {
    if (quotient) *quotient = a;
    if (remainder) *remainder = a;
    return true;
  }
  if (x.n < y.n) return divModByLarger(t, a, b, x.negative == y.negative, quotient, remainder);
  return divModLarge(t, x, y, quotient, remainder);
}

Value intFloorDivide(Thread* t, Value a, Value b) {
  Value quotient;
  return intDivMod(t, a, b, &quotient, nullptr, "integer division or modulo by zero") ? quotient : Value();
}

Value intModulo(Thread* t, Value a, Value b) {
  Value remainder;
  return intDivMod(t, a, b, nullptr, &remainder, "integer modulo by zero") ? remainder : Value();
}

Value intTrueDivide(Thread* t, Value a, Value b) {
  if (b == Value::smallInt(0)) return raise(t, exc::ZeroDivisionError, "division by zero");
  constexpr int64_t kExact = int64_t{1} << 53;
  auto isExactDouble = [](Value v) { return v.isSmallInt() && v.asSmallInt() >= -kExact && v.asSmallInt() <= kExact; };
  if (isExactDouble(a) && isExactDouble(b))
    return makeFloat(t, static_cast<double>(a.asSmallInt()) / static_cast<double>(b.asSmallInt()));
  IntView x(a), y(b);
  bool overflow = false;
  double d = x.n == 0 ? 0 : shiftedQuotient(x, y, &overflow);
  if (overflow) return raise(t, exc::OverflowError, "integer division result too large for a float");
  return makeFloat(t, x.negative != y.negative ? -d : d);
}

}  // namespace taipan

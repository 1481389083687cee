// Powers, and what else is best left to GMP's mpz layer: operands are lent to it read-only, its result is copied once
// into a BigInt and freed.
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/number/Float.h"
#include "runtime/types/number/IntWide.h"

namespace taipan {

namespace {

// The widest result of a power that is tried, in bits.
constexpr double kMaxPowerBits = 0x1p36;

// An int lent to GMP. Lives only as long as the IntView.
class LentInt {
 public:
  explicit LentInt(const IntView& v) { mpz_roinit_n(z_, v.limbs, v.negative ? -v.n : v.n); }
  mpz_srcptr get() const { return z_; }

 private:
  mpz_t z_;
};

class OwnedInt {
 public:
  OwnedInt() { mpz_init(z_); }
  ~OwnedInt() { mpz_clear(z_); }
  OwnedInt(const OwnedInt&) = delete;
  OwnedInt& operator=(const OwnedInt&) = delete;
  mpz_ptr get() { return z_; }
  Value take(Thread* t) {
    return intFromLimbs(t, mpz_limbs_read(z_), static_cast<int64_t>(mpz_size(z_)), mpz_sgn(z_) < 0);
  }

 private:
  mpz_t z_;
};

// a ** b within machine words; false if it does not fit.
bool powSmall(int64_t a, int64_t b, int64_t* out) {
  int64_t result = 1;
  while (true) {
    if ((b & 1) && __builtin_mul_overflow(result, a, &result)) return false;
    b >>= 1;
    if (b == 0) break;
    if (__builtin_mul_overflow(a, a, &a)) return false;
  }
  *out = result;
  return true;
}

// magnitude ** b, which takes no more than 128 bits.
WideMagnitude powWide(WideMagnitude magnitude, uint64_t b) {
  WideMagnitude result = 1;
  for (; b; b >>= 1) {
    if (b & 1) result *= magnitude;
    magnitude *= magnitude;
  }
  return result;
}

Value powFloat(Thread* t, Value a, Value b) {
  bool failed = false;
  double x = intToDouble(t, a, &failed);
  if (failed) return Value();
  double y = intToDouble(t, b, &failed);
  if (failed) return Value();
  double d = doublePower(t, x, y, &failed);
  return failed ? Value() : makeFloat(t, d);
}

Value powLarge(Thread* t, Value a, Value b) {
  IntView x(a);
  if (x.n == 0 || (x.n == 1 && x.limbs[0] == 1))  // 0, 1, -1: whatever the size of b, which is not 0
    return Value::smallInt(x.n == 0 ? 0 : x.negative && intIsOdd(b) ? -1 : 1);
  uint64_t exponent;
  bool fits = intToUInt64(b, &exponent);
  if (fits && exponent <= 128 && x.bits() * static_cast<int64_t>(exponent) <= 128) {
    auto magnitude = WideMagnitude{x.n == 2 ? x.limbs[1] : 0} << 64 | x.limbs[0];
    return intFromMagnitude(t, powWide(magnitude, exponent), x.negative && (exponent & 1));
  }
  if (!fits || static_cast<double>(x.bits() - 1) * static_cast<double>(exponent) > kMaxPowerBits)
    return raiseNoMemory(t);
  OwnedInt result;
  mpz_pow_ui(result.get(), LentInt(x).get(), exponent);
  return result.take(t);
}

Value powModulo(Thread* t, Value a, Value b, Value mod) {
  IntView x(a), y(b), m(mod);
  if (m.n == 0) return raise(t, exc::ValueError, "pow() 3rd argument cannot be 0");
  if (m.n == 1 && m.limbs[0] == 1) return Value::smallInt(0);
  LentInt modulus(m);
  OwnedInt result;
  if (!y.negative) {
    mpz_powm(result.get(), LentInt(x).get(), LentInt(y).get(), modulus.get());
  } else {
    OwnedInt inverse, exponent;
    if (!mpz_invert(inverse.get(), LentInt(x).get(), modulus.get()))
      return raise(t, exc::ValueError, "base is not invertible for the given modulus");
    mpz_neg(exponent.get(), LentInt(y).get());
    mpz_powm(result.get(), inverse.get(), exponent.get(), modulus.get());
  }
  if (m.negative && mpz_sgn(result.get()) > 0) mpz_add(result.get(), result.get(), modulus.get());
  return result.take(t);
}

}  // namespace

Value intPow(Thread* t, Value a, Value b, Value mod) {
  a = plainInt(a);
  b = plainInt(b);
  if (!mod.isEmpty() && !mod.isNone()) return powModulo(t, a, b, plainInt(mod));
  if (intSign(b) < 0) return powFloat(t, a, b);
  int64_t small;
  if (a.isSmallInt() && b.isSmallInt() && powSmall(a.asSmallInt(), b.asSmallInt(), &small)) return makeInt(t, small);
  return powLarge(t, a, b);
}

Value intGcd(Thread* t, Value a, Value b) {
  IntView x(plainInt(a)), y(plainInt(b));
  OwnedInt result;
  mpz_gcd(result.get(), LentInt(x).get(), LentInt(y).get());
  return result.take(t);
}

Value intSqrtFloor(Thread* t, Value a) {
  IntView x(plainInt(a));
  OwnedInt result;
  mpz_sqrt(result.get(), LentInt(x).get());
  return result.take(t);
}

Value intRound(Thread* t, Value a, Value digits) {
  a = plainInt(a);
  digits = plainInt(digits);
  if (intSign(digits) >= 0) return a;
  int64_t places;
  // 10**places is more than twice |a|.
  if (!intToInt64(digits, &places) || static_cast<double>(-places) > static_cast<double>(intBitLength(a)) / 3.3 + 2)
    return Value::smallInt(0);
  Value unit = intPow(t, Value::smallInt(10), Value::smallInt(-places), Value());
  if (!unit) return Value();
  Value quotient, remainder;
  if (!intDivMod(t, a, unit, &quotient, &remainder, "")) return Value();
  Value twice = intShiftBy(t, remainder, 1);
  if (!twice) return Value();
  int order = intCompare(twice, unit);
  Value down = intSubtract(t, a, remainder);
  if (!down || order < 0 || (order == 0 && !intIsOdd(quotient))) return down;
  return intAdd(t, down, unit);
}

}  // namespace taipan

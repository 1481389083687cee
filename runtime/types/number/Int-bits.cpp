// Bitwise operations and shifts. Negative numbers behave as two's complement of infinite width; no more limbs are made
// than the result can have, so that a mask is cheap whatever it is applied to.
#include <algorithm>
#include <cstring>

#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/number/IntWide.h"

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

struct AndRule {
  template <class T>
  static T of(T a, T b) {
    return a & b;
  }
  // Limbs of the result in two's complement.
  static int64_t size(const IntView& x, const IntView& y) {
    if (x.negative && y.negative) return std::max(x.n, y.n) + 1;
    return x.negative ? y.n : y.negative ? x.n : std::min(x.n, y.n);
  }
};
int64_t sizeOfUnion(const IntView& x, const IntView& y) {
  return std::max(x.n, y.n) + (x.negative || y.negative);
}
struct OrRule {
  template <class T>
  static T of(T a, T b) {
    return a | b;
  }
  static int64_t size(const IntView& x, const IntView& y) { return sizeOfUnion(x, y); }
};
struct XorRule {
  template <class T>
  static T of(T a, T b) {
    return a ^ b;
  }
  static int64_t size(const IntView& x, const IntView& y) { return sizeOfUnion(x, y); }
};

template <class Rule>
Value combineLimbs(Thread* t, const IntView& x, const IntView& y) {
  int64_t n = Rule::size(x, y);
  BigInt* big = newBigInt(t, n);
  if (!big) return Value();
  auto* limbs = reinterpret_cast<mp_limb_t*>(big->limbs);
  TwosComplement a(x), b(y);
  for (int64_t i = 0; i < n; i++)
    limbs[i] = Rule::of(a.next(), b.next());
  bool negative = Rule::of(x.negative, y.negative);
  if (negative) mpn_neg(limbs, limbs, n);
  return finishBigInt(big, n, negative);
}

template <class Rule>
Value combine(Thread* t, Value a, Value b) {
  if (Wide x, y; toWide(a, &x) && toWide(b, &y)) return intFromWide(t, Rule::of(x, y));
  IntView x(a), y(b);
  return combineLimbs<Rule>(t, x, y);
}

// A mask of one word.
bool isWordMask(Value v, uint64_t* mask) {
  bool negative;
  return toWord(v, mask, &negative) && !negative;
}

Value shiftLeft(Thread* t, Value a, int64_t count) {
  if (Wide x; count < 127 && toWide(a, &x)) {
    auto shifted = static_cast<Wide>(static_cast<WideMagnitude>(x) << count);
    if (shifted >> count == x) return intFromWide(t, shifted);
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
  if (Wide x; toWide(a, &x)) return intFromWide(t, x >> std::min<int64_t>(count, 127));
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

Value intAnd(Thread* t, Value a, Value b) {
  if (uint64_t mask; isWordMask(b, &mask)) return intFromMagnitude(t, mask & lowestWord(a), false);
  if (uint64_t mask; isWordMask(a, &mask)) return intFromMagnitude(t, mask & lowestWord(b), false);
  return combine<AndRule>(t, a, b);
}
Value intOr(Thread* t, Value a, Value b) {
  return combine<OrRule>(t, a, b);
}
Value intXor(Thread* t, Value a, Value b) {
  return combine<XorRule>(t, a, b);
}

Value intInvert(Thread* t, Value a) {
  if (Wide x; toWide(a, &x)) return intFromWide(t, ~x);
  Value negated = intNegate(t, a);
  return negated ? intSubtract(t, negated, Value::smallInt(1)) : Value();
}

Value intShiftBy(Thread* t, Value a, int64_t count) {
  if (a == Value::smallInt(0)) return a;
  return count >= 0 ? shiftLeft(t, a, count) : shiftRight(t, a, -count);
}

Value intShiftLeft(Thread* t, Value a, Value count) {
  if (intSign(count) < 0) return raise(t, exc::ValueError, "negative shift count");
  if (a == Value::smallInt(0)) return a;
  if (count.isSmallInt()) return shiftLeft(t, a, count.asSmallInt());
  return raise(t, exc::OverflowError, "too many digits in integer");
}

Value intShiftRight(Thread* t, Value a, Value count) {
  if (intSign(count) < 0) return raise(t, exc::ValueError, "negative shift count");
  if (count.isSmallInt()) return shiftRight(t, a, count.asSmallInt());
  return Value::smallInt(intSign(a) < 0 ? -1 : 0);
}

}  // namespace taipan

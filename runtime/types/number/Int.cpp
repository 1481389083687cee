// Int: representation of integers, conversion to and from machine numbers, comparison and hash. Arithmetic is in
// Int-arith.cpp, Int-divide.cpp, Int-bits.cpp and Int-pow.cpp, text in Int-text.cpp, the type in Int-type.cpp.
#include "runtime/types/number/Int.h"

#include <cmath>
#include <cstdlib>
#include <cstring>

#include "runtime/heap/Heap.h"
#include "runtime/support/Assert.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/number/IntDouble.h"
#include "runtime/types/number/IntWide.h"

namespace taipan {

static_assert(GMP_NUMB_BITS == 64, "limbs are words without nails");

namespace {

constexpr int64_t kMaxLimbs = int64_t{1} << 36;
constexpr uint64_t kHashModulus = (uint64_t{1} << 61) - 1;

// A magnitude of one limb fits a small int of this sign.
bool fitsSmall(uint64_t magnitude, bool negative) {
  return magnitude <= static_cast<uint64_t>(Value::kIntMax) + negative;
}

// v modulo 2**61 - 1, v < 2**66: the bits above the 61st count once more.
uint64_t moduloHash(WideMagnitude v) {
  uint64_t sum = (static_cast<uint64_t>(v) & kHashModulus) + static_cast<uint64_t>(v >> 61);
  return sum >= kHashModulus ? sum - kHashModulus : sum;
}

// The 64 most significant bits, the top one set; *sticky: some bit below is set. Precondition: n > 0.
uint64_t topBits(const IntView& v, bool* sticky) {
  uint64_t top = v.limbs[v.n - 1];
  int shift = __builtin_clzll(top);
  uint64_t rest = 0;
  if (v.n > 1) {
    uint64_t next = v.limbs[v.n - 2];
    if (shift) {
      top = top << shift | next >> (64 - shift);
      next <<= shift;
    }
    rest = next;
  } else {
    top <<= shift;
  }
  for (int64_t i = v.n - 3; i >= 0 && rest == 0; i--)
    rest = v.limbs[i];
  *sticky = rest != 0;
  return top;
}

int compareMagnitudes(const IntView& a, const IntView& b) {
  if (a.n != b.n) return a.n < b.n ? -1 : 1;
  return a.n == 0 ? 0 : mpn_cmp(a.limbs, b.limbs, a.n);
}

}  // namespace

// --- representation

IntView::IntView(Value plain) {
  if (plain.isSmallInt()) {
    int64_t i = plain.asSmallInt();
    negative = i < 0;
    small_ = static_cast<uint64_t>(negative ? -i : i);
    limbs = &small_;
    n = i != 0;
  } else {
    auto* big = plain.as<BigInt>();
    negative = big->size < 0;
    n = negative ? -big->size : big->size;
    limbs = reinterpret_cast<const mp_limb_t*>(big->limbs);
  }
}

LimbScratch::LimbScratch(int64_t n) : data_(inline_) {
  if (n <= kInline) return;
  data_ = static_cast<mp_limb_t*>(malloc(static_cast<size_t>(n) * sizeof(mp_limb_t)));
  CHECK(data_ != nullptr, "temporaries of integer arithmetic fit into memory");
}

LimbScratch::~LimbScratch() {
  if (data_ != inline_) free(data_);
}

BigInt* newBigInt(Thread* t, int64_t n) {
  if (n > kMaxLimbs) {
    raiseNoMemory(t);
    return nullptr;
  }
  size_t size = sizeof(BigInt) - sizeof(BigInt::limbs) + static_cast<size_t>(n > 0 ? n : 1) * sizeof(mp_limb_t);
  Object* o = allocateToFill(t, size, types::Int->instanceShape, Layout::kLeaf);
  return static_cast<BigInt*>(o);
}

Value finishBigInt(BigInt* big, int64_t n, bool negative) {
  while (n > 0 && big->limbs[n - 1] == 0)
    n--;
  if (n == 0) return Value::smallInt(0);
  if (n == 1 && fitsSmall(big->limbs[0], negative)) {
    auto i = static_cast<int64_t>(big->limbs[0]);
    return Value::smallInt(negative ? -i : i);
  }
  big->size = negative ? -n : n;
  return Value::object(big);
}

Value intFromLimbs(Thread* t, const mp_limb_t* limbs, int64_t n, bool negative) {
  while (n > 0 && limbs[n - 1] == 0)
    n--;
  if (n == 0) return Value::smallInt(0);
  if (n == 1 && fitsSmall(limbs[0], negative)) {
    auto i = static_cast<int64_t>(limbs[0]);
    return Value::smallInt(negative ? -i : i);
  }
  BigInt* big = newBigInt(t, n);
  if (!big) return Value();
  memcpy(big->limbs, limbs, static_cast<size_t>(n) * sizeof(mp_limb_t));
  big->size = negative ? -n : n;
  return Value::object(big);
}

Value makeInt(Thread* t, int64_t i) {
  return intFromWide(t, i);
}

Value makeUInt(Thread* t, uint64_t i) {
  return intFromMagnitude(t, i, false);
}

// --- to machine integers

bool intToInt64(Value v, int64_t* out) {
  v = plainInt(v);
  if (v.isSmallInt()) {
    *out = v.asSmallInt();
    return true;
  }
  IntView view(v);
  if (view.n > 1 || view.limbs[0] > (uint64_t{1} << 63) - !view.negative) return false;
  *out = static_cast<int64_t>(view.negative ? -view.limbs[0] : view.limbs[0]);
  return true;
}

bool intToUInt64(Value a, uint64_t* out) {
  IntView view(plainInt(a));
  if (view.n > 1 || (view.negative && view.n > 0)) return false;
  *out = view.n ? view.limbs[0] : 0;
  return true;
}

int intSign(Value v) {
  v = plainInt(v);
  if (v.isSmallInt()) return v.asSmallInt() < 0 ? -1 : v.asSmallInt() > 0;
  return v.as<BigInt>()->size < 0 ? -1 : 1;
}

bool intIsOdd(Value a) {
  IntView view(plainInt(a));
  return view.n > 0 && (view.limbs[0] & 1);
}

int64_t intBitLength(Value a) {
  return IntView(plainInt(a)).bits();
}

// --- doubles

bool roundToDouble(uint64_t top, bool sticky, int64_t exponent, double* out) {
  int64_t high = exponent + 63;  // of the most significant bit
  if (high > 1023) return false;
  int64_t drop = 11;
  if (high < -1022) drop += -1022 - high;
  if (drop > 64) {
    *out = 0;
    return true;
  }
  uint64_t kept = drop == 64 ? 0 : top >> drop;
  uint64_t rest = drop == 64 ? top : top & ((uint64_t{1} << drop) - 1);
  uint64_t half = uint64_t{1} << (drop - 1);
  if (rest > half || (rest == half && (sticky || (kept & 1)))) kept++;
  *out = std::ldexp(static_cast<double>(kept), static_cast<int>(exponent + drop));
  return !std::isinf(*out);
}

double intToDouble(Thread* t, Value v, bool* overflow) {
  v = plainInt(v);
  *overflow = false;
  if (v.isSmallInt()) return static_cast<double>(v.asSmallInt());
  IntView view(v);
  bool sticky;
  double d = 0;
  uint64_t top = topBits(view, &sticky);
  if (!roundToDouble(top, sticky, view.bits() - 64, &d)) {
    *overflow = true;
    raise(t, exc::OverflowError, "int too large to convert to float");
    return -1;
  }
  return view.negative ? -d : d;
}

double intFrexp(Value a, int64_t* exponent) {
  IntView view(plainInt(a));
  *exponent = 0;
  if (view.n == 0) return 0;
  bool sticky;
  double d = 0;
  uint64_t top = topBits(view, &sticky);
  bool fits = roundToDouble(top, sticky, -64, &d);
  CHECK(fits, "a fraction is in the range of doubles");
  *exponent = view.bits();
  if (d == 1.0) {
    d = 0.5;
    ++*exponent;
  }
  return view.negative ? -d : d;
}

Value intFromDouble(Thread* t, double d) {
  if (std::isnan(d)) return raise(t, exc::ValueError, "cannot convert float NaN to integer");
  if (std::isinf(d)) return raise(t, exc::OverflowError, "cannot convert float infinity to integer");
  if (std::fabs(d) < 0x1p61) return Value::smallInt(static_cast<int64_t>(d));
  int exponent;
  double fraction = std::frexp(std::fabs(d), &exponent);
  auto mantissa = static_cast<uint64_t>(std::ldexp(fraction, 64));
  int64_t shift = exponent - 64;
  if (shift <= 0) {
    mp_limb_t limb = mantissa >> -shift;
    return intFromLimbs(t, &limb, 1, d < 0);
  }
  int64_t n = shift / 64 + 2;
  BigInt* big = newBigInt(t, n);
  if (!big) return Value();
  mpn_zero(reinterpret_cast<mp_limb_t*>(big->limbs), n - 2);
  big->limbs[n - 2] = mantissa << (shift % 64);
  big->limbs[n - 1] = shift % 64 ? mantissa >> (64 - shift % 64) : 0;
  return finishBigInt(big, n, d < 0);
}

// --- comparison, hash

int intCompare(Value a, Value b) {
  a = plainInt(a);
  b = plainInt(b);
  if (Wide x, y; toWide(a, &x) && toWide(b, &y)) return x < y ? -1 : x > y;
  IntView x(a), y(b);
  if (x.negative != y.negative) return x.negative ? -1 : 1;
  int order = compareMagnitudes(x, y);
  return x.negative ? -order : order;
}

int intCompareDouble(Value a, double d) {
  if (std::isnan(d)) return 2;
  if (std::isinf(d)) return d > 0 ? -1 : 1;
  a = plainInt(a);
  if (a.isSmallInt()) {
    if (std::fabs(d) >= 0x1p62) return d > 0 ? -1 : 1;
    double whole = std::trunc(d);
    auto i = static_cast<int64_t>(whole);
    if (a.asSmallInt() != i) return a.asSmallInt() < i ? -1 : 1;
    return d > whole ? -1 : d < whole;
  }
  IntView view(a);
  int sign = view.negative ? -1 : 1;
  if ((d < 0) != view.negative || d == 0) return sign;
  int exponent;
  double fraction = std::frexp(std::fabs(d), &exponent);
  if (view.bits() != exponent) return view.bits() < exponent ? -sign : sign;
  // Of equal size and beyond 2**61, so that d has no fraction.
  bool sticky;
  uint64_t top = topBits(view, &sticky);
  auto mantissa = static_cast<uint64_t>(std::ldexp(fraction, 64));
  if (top != mantissa) return top < mantissa ? -sign : sign;
  return sticky ? sign : 0;
}

int64_t intHash(Value a) {
  a = plainInt(a);
  IntView view(a);
  uint64_t rest = 0;  // 2**64 is 8 modulo 2**61 - 1
  for (int64_t i = view.n - 1; i >= 0; i--)
    rest = moduloHash(WideMagnitude{rest} * 8 + view.limbs[i]);
  auto hash = static_cast<int64_t>(rest);
  if (view.negative) hash = -hash;
  return hash == -1 ? -2 : hash;
}

}  // namespace taipan

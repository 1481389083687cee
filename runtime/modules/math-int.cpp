// Module math: functions of ints.
#include <gmp.h>

#include <algorithm>

#include "runtime/modules/math.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/namespace/Module.h"
#include "runtime/types/number/Int.h"
#include "runtime/types/object/Operations.h"

namespace taipan {

namespace {

constexpr Value kZero = Value::smallInt(0);
constexpr Value kOne = Value::smallInt(1);

// A GMP number, for the functions that mpn has not.
class Big {
 public:
  Big() { mpz_init(z_); }
  ~Big() { mpz_clear(z_); }
  Big(const Big&) = delete;
  Big& operator=(const Big&) = delete;
  mpz_ptr get() { return z_; }
  Value toInt(Thread* t) const {
    return intFromLimbs(t, mpz_limbs_read(z_), static_cast<int64_t>(mpz_size(z_)), mpz_sgn(z_) < 0);
  }

 private:
  mpz_t z_;
};

Value foldGcd(Thread* t, Value a, Value b) {
  return intGcd(t, a, b);
}

Value foldLcm(Thread* t, Value a, Value b) {
  if (a == kZero || b == kZero) return kZero;
  Value divisor = intGcd(t, a, b);
  Value part = divisor ? intBinary(t, BinaryOp::FloorDiv, a, divisor) : Value();
  Value product = part ? intMultiply(t, part, b) : Value();
  return product ? intAbs(t, product) : Value();
}

template <Value (*combine)(Thread*, Value, Value)>
Value foldArgs(Thread* t, Value* args, int64_t nargs, Value start) {
  Value result = start;
  for (int64_t i = 0; i < nargs; i++) {
    Value v = indexOf(t, args[i]);
    if (v.isEmpty()) return {};
    v = plainInt(v);
    result = i == 0 ? intAbs(t, v) : combine(t, result, v);
    if (result.isEmpty()) return {};
  }
  return result;
}

Value gcd(Thread* t, Value* args, int64_t nargs, Tuple*) {
  return foldArgs<foldGcd>(t, args, nargs, kZero);
}
Value lcm(Thread* t, Value* args, int64_t nargs, Tuple*) {
  return foldArgs<foldLcm>(t, args, nargs, kOne);
}

Value isqrt(Thread* t, Value* args, int64_t, Tuple*) {
  Value v = indexOf(t, args[0]);
  if (v.isEmpty()) return {};
  v = plainInt(v);
  if (intSign(v) < 0) return raiseValueError(t, "isqrt() argument must be nonnegative");
  return intSqrtFloor(t, v);
}

// More bits than memory could hold are not tried.
constexpr int64_t kMaxFactorial = int64_t{1} << 33;

Value factorialOf(Thread* t, Value v) {
  if (intSign(v) < 0) return raiseValueError(t, "factorial() not defined for negative values");
  int64_t n;
  if (!intToInt64(v, &n))
    return raise(t, exc::OverflowError, "factorial() argument should not exceed 9223372036854775807");
  if (n > kMaxFactorial) return raiseNoMemory(t);
  Big result;
  mpz_fac_ui(result.get(), static_cast<unsigned long>(n));
  return result.toInt(t);
}

Value factorial(Thread* t, Value* args, int64_t, Tuple*) {
  Value v = indexOf(t, args[0]);
  return v ? factorialOf(t, plainInt(v)) : Value();
}

// n * (n-1) * … k factors, as a balanced product.
Value fallingProduct(Thread* t, Value n, int64_t k) {
  if (k == 0) return kOne;
  if (k == 1) return n;
  Value left = fallingProduct(t, n, k / 2);
  Value rest = left ? intSubtract(t, n, Value::smallInt(k / 2)) : Value();
  Value right = rest ? fallingProduct(t, rest, k - k / 2) : Value();
  return right ? intMultiply(t, left, right) : Value();
}

// The arguments n and k, not negative. False if raised.
bool countArguments(Thread* t, Value* args, Value* n, Value* k) {
  *n = indexOf(t, args[0]);
  if (n->isEmpty()) return false;
  *k = indexOf(t, args[1]);
  if (k->isEmpty()) return false;
  *n = plainInt(*n);
  *k = plainInt(*k);
  if (intSign(*n) < 0) return raiseValueError(t, "n must be a non-negative integer"), false;
  if (intSign(*k) < 0) return raiseValueError(t, "k must be a non-negative integer"), false;
  return true;
}

Value perm(Thread* t, Value* args, int64_t nargs, Tuple*) {
  if (nargs == 1 || args[1].isNone()) {
    Value v = indexOf(t, args[0]);
    if (v.isEmpty()) return {};
    if (intSign(v) < 0) return raiseValueError(t, "factorial() not defined for negative values");
    return factorialOf(t, plainInt(v));
  }
  Value n, k;
  if (!countArguments(t, args, &n, &k)) return {};
  if (intCompare(n, k) < 0) return kZero;
  int64_t factors;
  if (!intToInt64(k, &factors)) return raise(t, exc::OverflowError, "k must not exceed 9223372036854775807");
  return fallingProduct(t, n, factors);
}

Value comb(Thread* t, Value* args, int64_t, Tuple*) {
  Value n, k;
  if (!countArguments(t, args, &n, &k)) return {};
  Value rest = intSubtract(t, n, k);
  if (rest.isEmpty()) return {};
  if (intSign(rest) < 0) return kZero;
  if (intCompare(rest, k) < 0) k = rest;
  int64_t smallK, smallN;
  if (!intToInt64(k, &smallK)) return raise(t, exc::OverflowError, "min(n - k, k) must not exceed 9223372036854775807");
  if (intToInt64(n, &smallN)) {
    Big result;
    mpz_bin_uiui(result.get(), static_cast<unsigned long>(smallN), static_cast<unsigned long>(smallK));
    return result.toInt(t);
  }
  Value product = fallingProduct(t, n, smallK);
  Value divisor = product ? factorialOf(t, k) : Value();
  return divisor ? intBinary(t, BinaryOp::FloorDiv, product, divisor) : Value();
}

const MethodRow kRows[] = {
    {"gcd", gcd, 0, -1, 0, "gcd($module, *integers)\n--\n\nGreatest Common Divisor.", reads(types::Int, "i")},
    {"lcm", lcm, 0, -1, 0, "lcm($module, *integers)\n--\n\nLeast Common Multiple.", reads(types::Int, "i")},
    {"isqrt", isqrt, 1, 1, 0, "isqrt($module, n, /)\n--\n\nReturn the integer part of the square root of the input.",
     reads(types::Int, "i")},
    {"factorial", factorial, 1, 1, 0,
     "factorial($module, n, /)\n--\n\nFind n!.\n\nRaise a ValueError if x is negative or non-integral.",
     reads(types::Int, "i")},
    {"perm", perm, 1, 2, 0,
     "perm($module, n, k=None, /)\n--\n\nNumber of ways to choose k items from n items without repetition and with "
     "order.\n\nEvaluates to n! / (n - k)! when k <= n and evaluates\nto zero when k > n.\n\nIf k is not specified or "
     "is None, then k defaults to n\nand the function returns n!.\n\nRaises TypeError if either of the arguments are "
     "not integers.\nRaises ValueError if either of the arguments are negative.",
     reads(types::Int, "i")},
    {"comb", comb, 2, 2, 0,
     "comb($module, n, k, /)\n--\n\nNumber of ways to choose k items from n items without repetition and without "
     "order.\n\nEvaluates to n! / (k! * (n - k)!) when k <= n and evaluates\nto zero when k > n.\n\nAlso called the "
     "binomial coefficient because it is equivalent\nto the coefficient of k-th term in polynomial expansion of "
     "the\nexpression (1 + x)**n.\n\nRaises TypeError if either of the arguments are not integers.\nRaises ValueError "
     "if either of the arguments are negative.",
     reads(types::Int, "i")},
};

}  // namespace

void addMathIntFunctions(Thread* t, Value module) {
  moduleAddFunctions(t, module, kRows, std::size(kRows));
}

}  // namespace taipan

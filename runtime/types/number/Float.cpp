// Float: arithmetic of doubles with Python's semantics. Text is in Float-text.cpp, the type in Float-type.cpp.
#include "runtime/types/number/Float.h"

#include <bit>
#include <cerrno>
#include <cfloat>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <cstring>

#include "runtime/heap/Heap.h"
#include "runtime/support/Assert.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/exception/Exceptions.h"

namespace taipan {

Value makeFloatSlow(Thread* t, double d) {
  auto* boxed = allocateAs<Float>(t, sizeof(Float), types::Float->instanceShape, Layout::kLeaf);
  if (!boxed) return Value();
  boxed->value = d;
  return Value::object(boxed);
}

double floatValue(Value v) {
  return v.isImmediateFloat() ? v.asImmediateFloat() : v.as<Float>()->value;
}

int64_t doubleHash(double d) {
  constexpr int kBits = 61;
  constexpr uint64_t kModulus = (uint64_t{1} << kBits) - 1;
  if (std::isnan(d)) return static_cast<int64_t>(std::bit_cast<uint64_t>(d) & kModulus);
  if (std::isinf(d)) return d > 0 ? 314159 : -314159;
  int exponent;
  double fraction = std::frexp(std::fabs(d), &exponent);
  // Modulo 2**61 - 1 a factor of 2**n rotates a number of 61 bits.
  auto mantissa = static_cast<uint64_t>(std::ldexp(fraction, 53));
  exponent = (exponent - 53) % kBits;
  if (exponent < 0) exponent += kBits;
  uint64_t rotated = exponent ? ((mantissa << exponent) & kModulus) | mantissa >> (kBits - exponent) : mantissa;
  auto hash = static_cast<int64_t>(rotated == kModulus ? 0 : rotated);
  if (d < 0) hash = -hash;
  return hash == -1 ? -2 : hash;
}

double doubleModulo(double a, double b) {
  double mod = std::fmod(a, b);
  if (mod == 0) return std::copysign(0.0, b);
  return (b < 0) != (mod < 0) ? mod + b : mod;
}

double doubleFloorDivide(double a, double b) {
  double mod = std::fmod(a, b);
  double quotient = (a - mod) / b;
  if (mod != 0 && (b < 0) != (mod < 0)) quotient -= 1.0;
  if (quotient == 0) return std::copysign(0.0, a / b);
  double whole = std::floor(quotient);
  return quotient - whole > 0.5 ? whole + 1.0 : whole;
}

double doublePower(Thread* t, double a, double b, bool* failed) {
  *failed = false;
  if (a == 0 && b < 0 && !std::isinf(b)) {
    *failed = true;
    raise(t, exc::ZeroDivisionError, "0.0 cannot be raised to a negative power");
    return 0;
  }
  if (a == 0 && b < 0) return HUGE_VAL;
  if (a < 0 && std::isfinite(a) && std::isfinite(b) && b != std::floor(b)) {
    *failed = true;
    raise(t, exc::ValueError, "negative number cannot be raised to a fractional power");
    return 0;
  }
  double result = std::pow(a, b);
  if (std::isinf(result) && std::isfinite(a) && std::isfinite(b)) {
    *failed = true;
    Value args[] = {Value::smallInt(ERANGE), Value::object(newStr(t, "Numerical result out of range"))};
    Value error = call(t, Value::object(exc::OverflowError), args, 2);
    if (error) raiseValue(t, error, Value());
  }
  return result;
}

double doubleRound(double d, int64_t digits) {
  // Beyond these the result is d itself, or zero of d's sign.
  constexpr int64_t kMaxDigits = (DBL_MANT_DIG - DBL_MIN_EXP) * 30103 / 100000;
  constexpr int64_t kMinDigits = -((DBL_MAX_EXP + 1) * 30103 / 100000);
  if (!std::isfinite(d) || digits > kMaxDigits) return d;
  if (digits < kMinDigits) return 0.0 * d;
  if (digits >= 0) {
    std::string text = formatDouble(d, FloatStyle::Fixed, digits, false, false);
    return std::strtod(text.c_str(), nullptr);
  }
  // Round the exact decimal digits before the point half-even: nothing behind the point may be lost.
  std::string exact = formatDouble(std::fabs(d), FloatStyle::Exponent, 766, false, false);
  // exact is D.DDD…e+XX with every digit of the number; its exponent says how many stand before the point.
  int64_t before = std::strtoll(exact.c_str() + exact.find('e') + 1, nullptr, 10) + 1;
  std::string all = exact.substr(0, 1) + exact.substr(2, exact.find('e') - 2);
  int64_t kept = before + digits;
  if (kept < 0) return 0.0 * d;
  std::string head = "0" + all.substr(0, static_cast<size_t>(kept));
  std::string_view tail = std::string_view(all).substr(static_cast<size_t>(kept));
  bool more = tail.find_first_not_of('0', 1) != tail.npos;
  bool up = tail[0] > '5' || (tail[0] == '5' && (more || (head.back() - '0') % 2 == 1));
  if (up) {
    size_t i = head.size() - 1;
    while (head[i] == '9')
      head[i--] = '0';
    head[i]++;
  }
  head += "e" + std::to_string(-digits);
  return std::copysign(std::strtod(head.c_str(), nullptr), d);
}

}  // namespace taipan

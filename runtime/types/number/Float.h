// Float: helpers of Float*.cpp that other modules (math, format, int) use beside those of Objects.h.
//
// A float Value is an immediate, a boxed Float (rare exponents), or an instance of a subclass, which begins as Float
// does and goes on with the extra word and slots (layout kValuesFrom2).
#pragma once

#include <string>
#include <string_view>

#include "runtime/core/Objects.h"
#include "runtime/types/object/Operations.h"

namespace taipan {

// Exact float or instance of a subclass.
inline bool isFloatLike(Value v) {
  return v.isImmediateFloat() || (v.isObject() && (v.asObject()->type()->flags & kTypeFloatSubclass));
}

// CPython's hash of a double. A NaN hashes by its identity, that is its bits.
int64_t doubleHash(double d);
// A NaN with bits of its own: two calls of float("nan") make objects that differ, as identity and containers show.
double distinctNan(Thread* t, double nan);

// Floor division and modulo as Python defines them. Precondition: b is not zero.
double doubleFloorDivide(double a, double b);
double doubleModulo(double a, double b);
// a ** b; on failure raises (ZeroDivisionError, OverflowError, ValueError where Python has a complex result) and sets
// *failed.
[[nodiscard]] double doublePower(Thread* t, double a, double b, bool* failed);

// round(d, digits), correctly rounded half-even on the exact decimal value. Overflow yields infinity.
double doubleRound(double d, int64_t digits);

enum class FloatStyle : char { Repr = 'r', Exponent = 'e', Fixed = 'f', General = 'g' };
// Text of a finite or non-finite d: "inf", "nan" or digits with a '-' when negative. precision is ignored by Repr.
// addDotZero: "1" becomes "1.0" where neither point nor exponent is there. alternate: '#'.
std::string formatDouble(double d, FloatStyle style, int64_t precision, bool addDotZero, bool alternate);

// float(text): Unicode spaces and digits, underscores, inf and nan. Raises ValueError.
Value floatFromStr(Thread* t, Str* s);
// The same of a bytes object; it is shown in the message.
Value floatFromBytes(Thread* t, Value bytes);
// float.hex and float.fromhex.
std::string doubleToHex(double d);
Value floatFromHex(Thread* t, std::string_view text);

}  // namespace taipan

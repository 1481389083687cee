// Module math: functions of floats. Those of ints are in math-int.cpp, sums and norms in math-sum.cpp.
#include "runtime/modules/math.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "runtime/core/Init.h"
#include "runtime/core/Names.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/callable/NativeArgs.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/namespace/Module.h"
#include "runtime/types/number/Int.h"
#include "runtime/types/object/Operations.h"

namespace taipan {

bool mathArgument(Thread* t, Value v, double* out) {
  if (isFloat(v)) {
    *out = floatValue(v);
    return true;
  }
  if (v.isSmallInt()) {
    *out = static_cast<double>(v.asSmallInt());
    return true;
  }
  bool failed = false;
  *out = asDouble(t, v, &failed);
  return !failed;
}

Value mathDomainError(Thread* t) {
  return raiseValueError(t, "math domain error");
}
Value mathRangeError(Thread* t) {
  return raise(t, exc::OverflowError, "math range error");
}

namespace {

using Fn1 = double (*)(double);
using Fn2 = double (*)(double, double);

// A function whose errors show in its result: NaN from a number: outside the domain; infinity from a finite one:
// overflow, or a pole if the function has no overflow.
template <Fn1 f, bool overflows = false>
Value call1(Thread* t, Value* args, int64_t, Tuple*) {
  double x;
  if (!mathArgument(t, args[0], &x)) return {};
  double r = f(x);
  if (__builtin_expect(!std::isfinite(r), 0)) {
    if (std::isnan(r) && !std::isnan(x)) return mathDomainError(t);
    if (std::isinf(r) && std::isfinite(x)) return overflows ? mathRangeError(t) : mathDomainError(t);
  }
  return makeFloat(t, r);
}

template <Fn2 f>
Value call2(Thread* t, Value* args, int64_t, Tuple*) {
  double x, y;
  if (!mathArgument(t, args[0], &x) || !mathArgument(t, args[1], &y)) return {};
  double r = f(x, y);
  if (std::isnan(r) && !std::isnan(x) && !std::isnan(y)) return mathDomainError(t);
  if (std::isinf(r) && std::isfinite(x) && std::isfinite(y)) return mathRangeError(t);
  return makeFloat(t, r);
}

template <class F>
Value testFloat(Thread* t, Value v, F f) {
  double x;
  return mathArgument(t, v, &x) ? Value::boolean(f(x)) : Value();
}
Value isfiniteFn(Thread* t, Value* args, int64_t, Tuple*) {
  return testFloat(t, args[0], [](double x) { return std::isfinite(x); });
}
Value isinfFn(Thread* t, Value* args, int64_t, Tuple*) {
  return testFloat(t, args[0], [](double x) { return std::isinf(x); });
}
Value isnanFn(Thread* t, Value* args, int64_t, Tuple*) {
  return testFloat(t, args[0], [](double x) { return std::isnan(x); });
}

double toDegrees(double x) {
  return x * (180.0 / std::numbers::pi);
}
double toRadians(double x) {
  return x * (std::numbers::pi / 180.0);
}

// Only errors of its own: degrees(inf) is inf, degrees(1e308) too.
template <Fn1 f>
Value scale(Thread* t, Value* args, int64_t, Tuple*) {
  double x;
  return mathArgument(t, args[0], &x) ? makeFloat(t, f(x)) : Value();
}

// --- rounding to ints

Value floorFn(Thread* t, Value* args, int64_t, Tuple*) {
  Value v = args[0];
  if (!isFloat(v)) {
    if (isExactInt(v)) return v;
    if (Value method = lookupSpecial(t, v, names::floor_)) return callWith(t, method);
    if (t->exception) return {};
  }
  double x;
  return mathArgument(t, v, &x) ? intFromDouble(t, std::floor(x)) : Value();
}

Value ceilFn(Thread* t, Value* args, int64_t, Tuple*) {
  Value v = args[0];
  if (!isFloat(v)) {
    if (isExactInt(v)) return v;
    if (Value method = lookupSpecial(t, v, names::ceil_)) return callWith(t, method);
    if (t->exception) return {};
  }
  double x;
  return mathArgument(t, v, &x) ? intFromDouble(t, std::ceil(x)) : Value();
}

Value truncFn(Thread* t, Value* args, int64_t, Tuple*) {
  Value v = args[0];
  if (isFloat(v)) return intFromDouble(t, floatValue(v));
  if (isExactInt(v)) return v;
  if (Value method = lookupSpecial(t, v, names::trunc_)) return callWith(t, method);
  if (t->exception) return {};
  return raisef(t, exc::TypeError, "type %.100s doesn't define __trunc__ method", typeName(v));
}

// --- logarithms: of ints of any size

template <Fn1 f>
Value logOf(Thread* t, Value v) {
  double x;
  if (isInt(v)) {
    v = plainInt(v);
    if (intSign(v) <= 0) return mathDomainError(t);
    int64_t exponent;
    double mantissa = intFrexp(v, &exponent);
    if (exponent > 1024) return makeFloat(t, f(mantissa) + f(2.0) * static_cast<double>(exponent));
    bool overflow = false;
    x = intToDouble(t, v, &overflow);
    if (overflow) {  // rounds up to 2**1024
      clearException(t);
      return makeFloat(t, f(mantissa) + f(2.0) * static_cast<double>(exponent));
    }
  } else if (!mathArgument(t, v, &x)) {
    return {};
  }
  if (std::isnan(x)) return makeFloat(t, x);
  return x > 0 ? makeFloat(t, f(x)) : mathDomainError(t);
}

Value logFn(Thread* t, Value* args, int64_t nargs, Tuple*) {
  if (nargs < 1 || nargs > 2) return raiseTypeError(t, "math.log requires 1 to 2 arguments");
  Value numerator = logOf<std::log>(t, args[0]);
  if (numerator.isEmpty() || nargs == 1) return numerator;
  Value denominator = logOf<std::log>(t, args[1]);
  return denominator ? binaryOp(t, BinaryOp::TrueDiv, numerator, denominator) : Value();
}
Value log2Fn(Thread* t, Value* args, int64_t, Tuple*) {
  return logOf<std::log2>(t, args[0]);
}
Value log10Fn(Thread* t, Value* args, int64_t, Tuple*) {
  return logOf<std::log10>(t, args[0]);
}

// --- powers and parts

Value powFn(Thread* t, Value* args, int64_t, Tuple*) {
  double x, y;
  if (!mathArgument(t, args[0], &x) || !mathArgument(t, args[1], &y)) return {};
  double r = std::pow(x, y);
  if (!std::isfinite(r) && std::isfinite(x) && std::isfinite(y))
    return std::isnan(r) || x == 0 ? mathDomainError(t) : mathRangeError(t);
  return makeFloat(t, r);
}

Value fmodFn(Thread* t, Value* args, int64_t, Tuple*) {
  double x, y;
  if (!mathArgument(t, args[0], &x) || !mathArgument(t, args[1], &y)) return {};
  double r = std::fmod(x, y);
  return std::isnan(r) && !std::isnan(x) && !std::isnan(y) ? mathDomainError(t) : makeFloat(t, r);
}

Value frexpFn(Thread* t, Value* args, int64_t, Tuple*) {
  double x;
  if (!mathArgument(t, args[0], &x)) return {};
  int exponent = 0;
  double m = std::isfinite(x) ? std::frexp(x, &exponent) : x;
  Value pair[2] = {makeFloat(t, m), Value::smallInt(exponent)};
  return pair[0] ? Value::object(newTupleFrom(t, pair, 2)) : Value();
}

Value ldexpFn(Thread* t, Value* args, int64_t, Tuple*) {
  double x;
  if (!mathArgument(t, args[0], &x)) return {};
  if (!isInt(args[1])) return raiseTypeError(t, "Expected an int as second argument to ldexp.");
  Value exponent = plainInt(args[1]);
  int64_t e;
  if (!intToInt64(exponent, &e)) e = intSign(exponent) < 0 ? INT64_MIN : INT64_MAX;
  if (x == 0 || !std::isfinite(x)) return makeFloat(t, x);
  double r = std::ldexp(x, static_cast<int>(std::clamp<int64_t>(e, -10000, 10000)));
  return std::isinf(r) ? mathRangeError(t) : makeFloat(t, r);
}

Value modfFn(Thread* t, Value* args, int64_t, Tuple*) {
  double x, whole;
  if (!mathArgument(t, args[0], &x)) return {};
  double fraction = std::modf(x, &whole);
  Value pair[2] = {makeFloat(t, fraction), Value()};
  pair[1] = pair[0] ? makeFloat(t, whole) : Value();
  return pair[1] ? Value::object(newTupleFrom(t, pair, 2)) : Value();
}

double ulpOf(double x) {
  if (std::isnan(x)) return x;
  x = std::fabs(x);
  if (std::isinf(x)) return x;
  double next = std::nextafter(x, INFINITY);
  if (std::isinf(next)) return x - std::nextafter(x, -INFINITY);
  return next - x;
}

Value nextafterFn(Thread* t, Value* args, int64_t, Tuple*) {
  double x, y;
  if (!mathArgument(t, args[0], &x) || !mathArgument(t, args[1], &y)) return {};
  return makeFloat(t, std::nextafter(x, y));
}

bool closeTo(double a, double b, double relative, double absolute) {
  if (a == b) return true;
  if (std::isinf(a) || std::isinf(b)) return false;
  double difference = std::fabs(b - a);
  return difference <= std::fabs(relative * b) || difference <= std::fabs(relative * a) || difference <= absolute;
}

Value iscloseFn(Thread* t, Value* args, int64_t nargs, Tuple* kwNames) {
  static const char* const names[] = {"a", "b", "rel_tol", "abs_tol"};
  Value out[4];
  if (!bindNativeArgs(t, {"isclose", names, 4, 2, 2}, args, nargs, kwNames, out)) return {};
  double numbers[4] = {0, 0, 1e-9, 0};
  for (int i = 0; i < 4; i++)
    if (out[i] && !mathArgument(t, out[i], &numbers[i])) return {};
  if (numbers[2] < 0 || numbers[3] < 0) return raiseValueError(t, "tolerances must be non-negative");
  return Value::boolean(closeTo(numbers[0], numbers[1], numbers[2], numbers[3]));
}

// --- the gamma function

Value gammaFn(Thread* t, Value* args, int64_t, Tuple*) {
  double x;
  if (!mathArgument(t, args[0], &x)) return {};
  double r = mathGamma(x);
  if (std::isnan(r) && !std::isnan(x)) return mathDomainError(t);
  if (std::isinf(r) && std::isfinite(x)) return x == 0 ? mathDomainError(t) : mathRangeError(t);
  return makeFloat(t, r);
}

Value lgammaFn(Thread* t, Value* args, int64_t, Tuple*) {
  double x;
  if (!mathArgument(t, args[0], &x)) return {};
  double r = mathLogGamma(x);
  if (std::isinf(r) && std::isfinite(x)) return x <= 0 && x == std::floor(x) ? mathDomainError(t) : mathRangeError(t);
  return makeFloat(t, r);
}

double exp2Of(double x) {
  return std::exp2(x);
}
double absOf(double x) {
  return std::fabs(x);
}

// --- rows of functions of floats. f is what compiled code calls; it has no other name there.

template <Fn1 f, bool overflows = false>
constexpr MethodRow function(const char* name, const char* doc, NativeId id = NativeId::None) {
  return {name, call1<f, overflows>, 1, 1, 0, doc, lowered(id, computes(f))};
}
template <Fn2 f>
constexpr MethodRow function2(const char* name, const char* doc) {
  return {name, call2<f>, 2, 2, 0, doc, computes(f)};
}
template <Fn1 f>
constexpr MethodRow scaling(const char* name, const char* doc) {
  return {name, scale<f>, 1, 1, 0, doc, computes(f)};
}

const MethodRow kRows[] = {
    function<std::acos>("acos",
                        "acos($module, x, /)\n--\n\nReturn the arc cosine (measured in radians) of x.\n\nThe result is "
                        "between 0 and pi."),
    function<std::acosh>("acosh", "acosh($module, x, /)\n--\n\nReturn the inverse hyperbolic cosine of x."),
    function<std::asin>(
        "asin",
        "asin($module, x, /)\n--\n\nReturn the arc sine (measured in radians) of x.\n\nThe result is between -pi/2 and "
        "pi/2."),
    function<std::asinh>("asinh", "asinh($module, x, /)\n--\n\nReturn the inverse hyperbolic sine of x."),
    function<std::atan>("atan",
                        "atan($module, x, /)\n--\n\nReturn the arc tangent (measured in radians) of x.\n\nThe result "
                        "is between -pi/2 and "
                        "pi/2."),
    function2<std::atan2>(
        "atan2",
        "atan2($module, y, x, /)\n--\n\nReturn the arc tangent (measured in radians) of y/x.\n\nUnlike atan(y/x), the "
        "signs of both x and y are considered."),
    function<std::atanh>("atanh", "atanh($module, x, /)\n--\n\nReturn the inverse hyperbolic tangent of x."),
    function<std::cbrt>("cbrt", "cbrt($module, x, /)\n--\n\nReturn the cube root of x."),
    {"ceil", ceilFn, 1, 1, 0,
     "ceil($module, x, /)\n--\n\nReturn the ceiling of x as an Integral.\n\nThis is the smallest integer >= x.",
     lowered(NativeId::MathCeil, reads(types::Int, "n"))},
    function2<std::copysign>(
        "copysign",
        "copysign($module, x, y, /)\n--\n\nReturn a float with the magnitude (absolute value) of x but the sign of "
        "y.\n\nOn platforms that support signed zeros, copysign(1.0, -0.0)\nreturns -1.0.\n"),
    function<std::cos>("cos", "cos($module, x, /)\n--\n\nReturn the cosine of x (measured in radians)."),
    function<std::cosh, true>("cosh", "cosh($module, x, /)\n--\n\nReturn the hyperbolic cosine of x."),
    scaling<toDegrees>("degrees", "degrees($module, x, /)\n--\n\nConvert angle x from radians to degrees."),
    function<std::erf>("erf", "erf($module, x, /)\n--\n\nError function at x."),
    function<std::erfc>("erfc", "erfc($module, x, /)\n--\n\nComplementary error function at x."),
    function<std::exp, true>("exp", "exp($module, x, /)\n--\n\nReturn e raised to the power of x."),
    function<exp2Of, true>("exp2", "exp2($module, x, /)\n--\n\nReturn 2 raised to the power of x."),
    function<std::expm1, true>(
        "expm1",
        "expm1($module, x, /)\n--\n\nReturn exp(x)-1.\n\nThis function avoids the loss of precision involved in the "
        "direct evaluation of exp(x)-1 for small x."),
    function<absOf>("fabs", "fabs($module, x, /)\n--\n\nReturn the absolute value of the float x.", NativeId::MathFabs),
    {"floor", floorFn, 1, 1, 0,
     "floor($module, x, /)\n--\n\nReturn the floor of x as an Integral.\n\nThis is the largest integer <= x.",
     lowered(NativeId::MathFloor, reads(types::Int, "n"))},
    {"fmod", fmodFn, 2, 2, 0,
     "fmod($module, x, y, /)\n--\n\nReturn fmod(x, y), according to platform C.\n\nx % y may differ.",
     computes(std::fmod)},
    {"frexp", frexpFn, 1, 1, 0,
     "frexp($module, x, /)\n--\n\nReturn the mantissa and exponent of x, as pair (m, e).\n\nm is a float and e is an "
     "int, such that x = m * 2.**e.\nIf x is 0, m and e are both 0.  Else 0.5 <= abs(m) < 1.0.",
     reads(types::Tuple, "n")},
    {"gamma", gammaFn, 1, 1, 0, "gamma($module, x, /)\n--\n\nGamma function at x.", computes(mathGamma)},
    {"isclose", iscloseFn, 0, -1, kNativeKeywords,
     "isclose($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)\n--\n\nDetermine whether two floating point numbers are "
     "close in value.",
     yields(types::Bool)},
    {"isfinite", isfiniteFn, 1, 1, 0,
     "isfinite($module, x, /)\n--\n\nReturn True if x is neither an infinity nor a NaN, and False otherwise.",
     reads(types::Bool, "n")},
    {"isinf", isinfFn, 1, 1, 0,
     "isinf($module, x, /)\n--\n\nReturn True if x is a positive or negative infinity, and False otherwise.",
     reads(types::Bool, "n")},
    {"isnan", isnanFn, 1, 1, 0,
     "isnan($module, x, /)\n--\n\nReturn True if x is a NaN (not a number), and False otherwise.",
     reads(types::Bool, "n")},
    {"ldexp", ldexpFn, 2, 2, 0,
     "ldexp($module, x, i, /)\n--\n\nReturn x * (2**i).\n\nThis is essentially the inverse of frexp().",
     reads(types::Float, "ni")},
    {"lgamma", lgammaFn, 1, 1, 0,
     "lgamma($module, x, /)\n--\n\nNatural logarithm of absolute value of Gamma function at x.",
     computes(mathLogGamma)},
    {"log", logFn, 0, -1, 0,
     "log(x, [base=math.e])\nReturn the logarithm of x to the given base.\n\nIf the base not specified, returns the "
     "natural logarithm (base e) of x.",
     computes(std::log, "f")},
    {"log10", log10Fn, 1, 1, 0, "log10($module, x, /)\n--\n\nReturn the base 10 logarithm of x.",
     computes(std::log10, "f")},
    function<std::log1p>(
        "log1p",
        "log1p($module, x, /)\n--\n\nReturn the natural logarithm of 1+x (base e).\n\nThe result is computed in a way "
        "which is accurate for x near zero."),
    {"log2", log2Fn, 1, 1, 0, "log2($module, x, /)\n--\n\nReturn the base 2 logarithm of x.", computes(std::log2, "f")},
    {"modf", modfFn, 1, 1, 0,
     "modf($module, x, /)\n--\n\nReturn the fractional and integer parts of x.\n\nBoth results carry the sign of x and "
     "are floats.",
     reads(types::Tuple, "n")},
    {"nextafter", nextafterFn, 2, 2, 0,
     "nextafter($module, x, y, /)\n--\n\nReturn the next floating-point value after x towards y.",
     computes(std::nextafter)},
    {"pow", powFn, 2, 2, 0, "pow($module, x, y, /)\n--\n\nReturn x**y (x to the power of y).", computes(std::pow)},
    scaling<toRadians>("radians", "radians($module, x, /)\n--\n\nConvert angle x from degrees to radians."),
    function2<std::remainder>(
        "remainder",
        "remainder($module, x, y, /)\n--\n\nDifference between x and the closest integer multiple of y.\n\nReturn x - "
        "n*y "
        "where n*y is the closest integer multiple of y.\nIn the case where x is exactly halfway between two multiples "
        "of\ny, the nearest even value of n is used. The result is always exact."),
    function<std::sin>("sin", "sin($module, x, /)\n--\n\nReturn the sine of x (measured in radians)."),
    function<std::sinh, true>("sinh", "sinh($module, x, /)\n--\n\nReturn the hyperbolic sine of x."),
    function<std::sqrt>("sqrt", "sqrt($module, x, /)\n--\n\nReturn the square root of x.", NativeId::MathSqrt),
    function<std::tan>("tan", "tan($module, x, /)\n--\n\nReturn the tangent of x (measured in radians)."),
    function<std::tanh>("tanh", "tanh($module, x, /)\n--\n\nReturn the hyperbolic tangent of x."),
    {"trunc", truncFn, 1, 1, 0,
     "trunc($module, x, /)\n--\n\nTruncates the Real x to the nearest Integral toward 0.\n\nUses the __trunc__ magic "
     "method.",
     lowered(NativeId::MathTrunc, reads(types::Int, "n"))},
    scaling<ulpOf>("ulp", "ulp($module, x, /)\n--\n\nReturn the value of the least significant bit of the float x."),
};

Value makeMathModule(Thread* t) {
  Value module = newModule(t, intern(t, "math"));
  moduleSet(t, module, "__doc__",
            Value::object(
                newStr(t, "This module provides access to the mathematical functions\ndefined by the C standard.")));
  moduleAddFunctions(t, module, kRows, std::size(kRows));
  addMathIntFunctions(t, module);
  addMathSumFunctions(t, module);
  moduleSet(t, module, "pi", makeFloat(t, std::numbers::pi));
  moduleSet(t, module, "e", makeFloat(t, std::numbers::e));
  moduleSet(t, module, "tau", makeFloat(t, 2 * std::numbers::pi));
  moduleSet(t, module, "inf", makeFloat(t, INFINITY));
  moduleSet(t, module, "nan", makeFloat(t, std::copysign(NAN, 1.0)));
  return module;
}

}  // namespace

void initMathModule(Thread*) {
  addNativeModule("math", makeMathModule);
}

}  // namespace taipan

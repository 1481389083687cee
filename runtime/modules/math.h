// math: what the files of module math share.
#pragma once

#include "runtime/core/Objects.h"
#include "runtime/core/Type.h"

namespace taipan {

// float(v) as math functions take it: TypeError "must be real number, not X". False if raised.
[[nodiscard]] bool mathArgument(Thread* t, Value v, double* out);
Value mathDomainError(Thread* t);
Value mathRangeError(Thread* t);

// The gamma function and the logarithm of its absolute value (math-gamma.cpp). NaN or infinity at poles.
double mathGamma(double x);
double mathLogGamma(double x);
// Euclidean norm of finite or other numbers, rounded almost always correctly. The array is used as scratch.
double mathNorm(double* numbers, int64_t n);

// The facts of a row whose function is f of the arguments as doubles.
constexpr NativeFacts computes(double (*f)(double), const char* takes = "n") {
  return {.effect = NativeEffect::Reads, .takes = takes, .result = &types::Float, .of1 = f};
}
constexpr NativeFacts computes(double (*f)(double, double), const char* takes = "n") {
  return {.effect = NativeEffect::Reads, .takes = takes, .result = &types::Float, .of2 = f};
}

void addMathIntFunctions(Thread* t, Value module);
void addMathSumFunctions(Thread* t, Value module);

}  // namespace taipan

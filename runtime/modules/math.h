// math: what the files of module math share.
#pragma once

#include "runtime/core/Objects.h"

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

void addMathIntFunctions(Thread* t, Value module);
void addMathSumFunctions(Thread* t, Value module);

}  // namespace taipan

// Module math: fsum, prod, hypot, dist.
#include <algorithm>
#include <cmath>
#include <vector>

#include "runtime/modules/math.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/callable/NativeArgs.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/namespace/Module.h"
#include "runtime/types/object/Operations.h"

namespace taipan {

namespace {

// --- fsum: exact partial sums that do not overlap (Shewchuk 1997), rounded once at the end.

struct ExactSum {
  std::vector<double> partials;  // increasing magnitude
  double special = 0;            // sum of infinities and NaNs
  double infinities = 0;
};

bool addExactly(Thread* t, void* context, Value item) {
  auto& s = *static_cast<ExactSum*>(context);
  double x;
  if (!mathArgument(t, item, &x)) return false;
  double given = x;
  size_t kept = 0;
  for (double y : s.partials) {
    if (std::fabs(x) < std::fabs(y)) std::swap(x, y);
    double high = x + y;
    double low = y - (high - x);
    if (low != 0) s.partials[kept++] = low;
    x = high;
  }
  s.partials.resize(kept);
  if (x == 0) return true;
  if (std::isfinite(x)) {
    s.partials.push_back(x);
    return true;
  }
  if (std::isfinite(given)) {
    raise(t, exc::OverflowError, "intermediate overflow in fsum");
    return false;
  }
  if (std::isinf(given)) s.infinities += given;
  s.special += given;
  s.partials.clear();
  return true;
}

double roundedSum(const std::vector<double>& partials) {
  if (partials.empty()) return 0.0;
  size_t n = partials.size();
  double high = partials[--n], low = 0;
  while (n > 0) {
    double x = high, y = partials[--n];
    high = x + y;
    low = y - (high - x);
    if (low != 0) break;
  }
  // Half-way cases are decided by the sign of what lies below.
  if (n > 0 && ((low < 0 && partials[n - 1] < 0) || (low > 0 && partials[n - 1] > 0))) {
    double y = low * 2, x = high + y;
    if (y == x - high) high = x;
  }
  return high;
}

Value fsum(Thread* t, Value* args, int64_t, Tuple*) {
  ExactSum s;
  if (!forEach(t, args[0], addExactly, &s)) return {};
  if (s.special == 0) return makeFloat(t, roundedSum(s.partials));
  if (std::isnan(s.infinities)) return raiseValueError(t, "-inf + inf in fsum");
  return makeFloat(t, s.special);
}

// --- prod

struct Product {
  enum { kInt, kFloat, kOther } state;
  int64_t i;
  double f;
  Value other;
};

Value productSoFar(Thread* t, const Product& p) {
  if (p.state == Product::kInt) return makeInt(t, p.i);
  return p.state == Product::kFloat ? makeFloat(t, p.f) : p.other;
}

bool multiplyGenerally(Thread* t, Product* p, Value item) {
  Value soFar = productSoFar(t, *p);
  Value total = soFar ? binaryOp(t, BinaryOp::Mul, soFar, item) : Value();
  if (total.isEmpty()) return false;
  if (p->state == Product::kInt && isFloat(total)) {
    p->state = Product::kFloat;
    p->f = floatValue(total);
  } else {
    p->state = Product::kOther;
    p->other = total;
  }
  return true;
}

bool multiplyItem(Thread* t, void* context, Value item) {
  auto* p = static_cast<Product*>(context);
  if (p->state == Product::kInt && item.isSmallInt()) {
    int64_t total;
    if (__builtin_mul_overflow(p->i, item.asSmallInt(), &total)) return multiplyGenerally(t, p, item);
    p->i = total;
    return true;
  }
  if (p->state == Product::kFloat && (isFloat(item) || item.isSmallInt())) {
    p->f *= isFloat(item) ? floatValue(item) : static_cast<double>(item.asSmallInt());
    return true;
  }
  return multiplyGenerally(t, p, item);
}

Value prod(Thread* t, Value* args, int64_t nargs, Tuple* kwNames) {
  static const char* const names[] = {"", "start"};
  Value out[2];
  if (!bindNativeArgs(t, {"prod", names, 2, 1, 1}, args, nargs, kwNames, out)) return {};
  Value start = out[1].isEmpty() ? Value::smallInt(1) : out[1];
  Product p{Product::kOther, 0, 0, start};
  if (start.isSmallInt())
    p = {Product::kInt, start.asSmallInt(), 0, Value()};
  else if (isFloat(start))
    p = {Product::kFloat, 0, floatValue(start), Value()};
  return forEach(t, out[0], multiplyItem, &p) ? productSoFar(t, p) : Value();
}

// --- norms

// A number as the sum of two doubles.
struct Double2 {
  double high, low;
};

// Adds x * x.
void addSquare(Double2* sum, double x) {
  double square = x * x;
  double squareError = std::fma(x, x, -square);
  double total = sum->high + square;
  double big = std::max(sum->high, square), small = std::min(sum->high, square);
  sum->low += (small - (total - big)) + squareError;
  sum->high = total;
}

// A square root with one step of correction.
double rootOf(Double2 s) {
  double h = std::sqrt(s.high + s.low);
  double rest = std::fma(-h, h, s.high) + s.low;
  return h + rest / (2.0 * h);
}

}  // namespace

double mathNorm(double* numbers, int64_t n) {
  double largest = 0;
  bool nan = false;
  for (int64_t i = 0; i < n; i++) {
    numbers[i] = std::fabs(numbers[i]);
    nan |= std::isnan(numbers[i]);
    if (numbers[i] > largest) largest = numbers[i];
  }
  if (std::isinf(largest)) return largest;
  if (nan) return NAN;
  if (largest == 0 || n <= 1) return largest;
  int exponent;
  std::frexp(largest, &exponent);
  Double2 sum{0, 0};
  for (int64_t i = 0; i < n; i++)
    addSquare(&sum, std::ldexp(numbers[i], -exponent));
  return std::ldexp(rootOf(sum), exponent);
}

namespace {

Value hypot(Thread* t, Value* args, int64_t nargs, Tuple*) {
  std::vector<double> numbers(static_cast<size_t>(nargs));
  for (int64_t i = 0; i < nargs; i++)
    if (!mathArgument(t, args[i], &numbers[static_cast<size_t>(i)])) return {};
  double r = mathNorm(numbers.data(), nargs);
  return makeFloat(t, r);
}

Value dist(Thread* t, Value* args, int64_t, Tuple*) {
  Tuple* p = tupleFromIterable(t, args[0]);
  Tuple* q = p ? tupleFromIterable(t, args[1]) : nullptr;
  if (!q) return {};
  if (p->length != q->length) return raiseValueError(t, "both points must have the same number of dimensions");
  std::vector<double> numbers(static_cast<size_t>(p->length));
  for (int64_t i = 0; i < p->length; i++) {
    double x, y;
    if (!mathArgument(t, p->items[i], &x) || !mathArgument(t, q->items[i], &y)) return {};
    numbers[static_cast<size_t>(i)] = x - y;
  }
  return makeFloat(t, mathNorm(numbers.data(), p->length));
}

double hypotOfTwo(double x, double y) {
  double numbers[] = {x, y};
  return mathNorm(numbers, 2);
}

const MethodRow kRows[] = {
    {"fsum", fsum, 1, 1, 0,
     "fsum($module, seq, /)\n--\n\nReturn an accurate floating point sum of values in the iterable seq.\n\nAssumes "
     "IEEE-754 floating point arithmetic.",
     yields(types::Float)},
    {"prod", prod, 0, -1, kNativeKeywords,
     "prod($module, iterable, /, *, start=1)\n--\n\nCalculate the product of all the elements in the input "
     "iterable.\n\nThe default start value for the product is 1.\n\nWhen the iterable is empty, return the start "
     "value.  This function is\nintended specifically for use with numeric values and may reject\nnon-numeric types."},
    {"hypot", hypot, 0, -1, 0,
     "hypot(*coordinates) -> value\n\nMultidimensional Euclidean distance from the origin to a point.\n\nRoughly "
     "equivalent to:\n    sqrt(sum(x**2 for x in coordinates))\n\nFor a two dimensional point (x, y), gives the "
     "hypotenuse\nusing the Pythagorean theorem:  sqrt(x*x + y*y).\n\nFor example, the hypotenuse of a 3/4/5 right "
     "triangle is:\n\n    >>> hypot(3.0, 4.0)\n    5.0\n",
     computes(hypotOfTwo)},
    {"dist", dist, 2, 2, 0,
     "dist($module, p, q, /)\n--\n\nReturn the Euclidean distance between two points p and q.\n\nThe points should be "
     "specified as sequences (or iterables) of\ncoordinates.  Both inputs must have the same dimension.\n\nRoughly "
     "equivalent to:\n    sqrt(sum((px - qx) ** 2.0 for px, qx in zip(p, q)))",
     yields(types::Float)},
};

}  // namespace

void addMathSumFunctions(Thread* t, Value module) {
  moduleAddFunctions(t, module, kRows, std::size(kRows));
}

}  // namespace taipan

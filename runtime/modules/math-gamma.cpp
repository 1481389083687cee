// The gamma function by the approximation of Lanczos (1964), with the rational coefficients for 13 terms and
// g = 6.0246… that the Boost library published; CPython has the same, so that results agree to the last bit.
#include <cmath>
#include <numbers>

#include "runtime/modules/math.h"

namespace taipan {

namespace {

constexpr double kPi = std::numbers::pi;
constexpr double kLogPi = 1.144729885849400174143427351353058711647;
constexpr double kG = 6.024680040776729583740234375;
constexpr double kGMinusHalf = 5.524680040776729583740234375;
constexpr int kTerms = 13;
constexpr double kNumerator[kTerms] = {
    23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843, 17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786772,
    248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768, 186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408};
constexpr double kDenominator[kTerms] = {0.0,        39916800.0, 120543840.0, 150917976.0, 105258076.0,
                                         45995730.0, 13339535.0, 2637558.0,   357423.0,    32670.0,
                                         1925.0,     66.0,       1.0};

double lanczosSum(double x) {
  double numerator = 0, denominator = 0;
  if (x < 5) {
    for (int i = kTerms - 1; i >= 0; i--) {
      numerator = numerator * x + kNumerator[i];
      denominator = denominator * x + kDenominator[i];
    }
  } else {  // in 1/x, so that nothing overflows
    for (int i = 0; i < kTerms; i++) {
      numerator = numerator / x + kNumerator[i];
      denominator = denominator / x + kDenominator[i];
    }
  }
  return numerator / denominator;
}

// sin(pi * x), exact zeros at integers.
double sinPi(double x) {
  double y = std::fmod(std::fabs(x), 2.0);
  double r = 0;
  switch (static_cast<int>(std::round(2.0 * y))) {
    case 0: r = std::sin(kPi * y); break;
    case 1: r = std::cos(kPi * (y - 0.5)); break;
    case 2: r = std::sin(kPi * (1.0 - y)); break;
    case 3: r = -std::cos(kPi * (y - 1.5)); break;
    case 4: r = std::sin(kPi * (y - 2.0)); break;
  }
  return std::copysign(1.0, x) * r;
}

double factorialOf(int n) {
  double r = 1;
  for (int i = 2; i <= n; i++)
    r *= i;
  return r;
}

// pow(y, exponent) multiplied into or divided out of r, in two steps where one would overflow.
double scaleByPower(double r, double y, double x, bool divide) {
  if (x < 140.0) {
    double p = std::pow(y, x - 0.5);
    return divide ? r / p : r * p;
  }
  double root = std::pow(y, x / 2.0 - 0.25);
  return divide ? r / root / root : r * root * root;
}

}  // namespace

double mathGamma(double x) {
  if (std::isnan(x) || (std::isinf(x) && x > 0)) return x;
  if (std::isinf(x)) return NAN;
  if (x == 0) return std::copysign(INFINITY, x);
  if (x == std::floor(x)) {
    if (x < 0) return NAN;
    if (x <= 23) return factorialOf(static_cast<int>(x) - 1);  // exact
  }
  double a = std::fabs(x);
  if (a < 1e-20) return 1.0 / x;
  if (a > 200.0) return x < 0 ? 0.0 / sinPi(x) : INFINITY;
  double y = a + kGMinusHalf;
  // What was lost in computing y.
  double z = a > kGMinusHalf ? (y - a) - kGMinusHalf : (y - kGMinusHalf) - a;
  z = z * kG / y;
  if (x < 0) {
    double r = -kPi / sinPi(a) / a * std::exp(y) / lanczosSum(a);
    r -= z * r;
    return scaleByPower(r, y, a, true);
  }
  double r = lanczosSum(a) / std::exp(y);
  r += z * r;
  return scaleByPower(r, y, a, false);
}

double mathLogGamma(double x) {
  if (std::isnan(x)) return x;
  if (std::isinf(x)) return INFINITY;
  if (x == std::floor(x) && x <= 2) return x <= 0 ? INFINITY : 0.0;
  double a = std::fabs(x);
  if (a < 1e-20) return -std::log(a);
  double r = std::log(lanczosSum(a)) - kG;
  r += (a - 0.5) * (std::log(a + kG - 0.5) - 1);
  if (x < 0) r = kLogPi - std::log(std::fabs(sinPi(a))) - std::log(a) - r;
  return r;
}

}  // namespace taipan

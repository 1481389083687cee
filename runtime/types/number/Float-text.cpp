// Floats to and from text. Digits come from std::to_chars, which is shortest and exact; what Python adds is when to use
// an exponent and how it looks.
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <cstring>

#include "runtime/threads/Runtime.h"
#include "runtime/types/bytes/Bytes.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/number/Float.h"
#include "runtime/types/number/IntDouble.h"
#include "runtime/types/object/Operations.h"
#include "runtime/types/text/Str.h"

namespace taipan {

namespace {

// |d| as decimal digits: 0.D1D2D3… * 10**point. `zeros` more of them follow those in the array. No double has more than
// kMost significant digits; what is asked for beyond them is zeros.
struct Decimal {
  static constexpr int64_t kMost = 800;
  char array[kMost + 16];
  size_t count;
  int64_t zeros = 0;
  int64_t point;

  std::string_view digits() const { return {array, count}; }
};

// From D.DDDe±XX in d->array.
void fromScientific(Decimal* d, const char* end) {
  const char* e = end - 1;
  while (*e != 'e')
    e--;
  int64_t exponent = 0;
  for (const char* p = e + 2; p < end; p++)
    exponent = exponent * 10 + (*p - '0');
  d->point = (e[1] == '-' ? -exponent : exponent) + 1;
  d->count = static_cast<size_t>(e - d->array);
  if (d->count > 1) {
    memmove(d->array + 1, d->array + 2, d->count - 2);
    d->count--;
  }
}

void shortestDigits(double v, Decimal* d) {
  fromScientific(d, std::to_chars(d->array, d->array + sizeof d->array, v, std::chars_format::scientific).ptr);
}

// `count` significant digits, correctly rounded.
void significantDigits(double v, int64_t count, Decimal* d) {
  auto precision = static_cast<int>(std::min(count, Decimal::kMost) - 1);
  auto* end = d->array + sizeof d->array;
  fromScientific(d, std::to_chars(d->array, end, v, std::chars_format::scientific, precision).ptr);
  d->zeros = count - static_cast<int64_t>(d->count);
}

void appendZeros(std::string& out, int64_t count) {
  out.append(static_cast<size_t>(count), '0');
}

std::string withExponent(const Decimal& d, bool alternate) {
  std::string out(d.digits().substr(0, 1));
  if (d.count > 1 || d.zeros > 0 || alternate) out += '.';
  out += d.digits().substr(1);
  appendZeros(out, d.zeros);
  int64_t exponent = d.point - 1;
  out += exponent < 0 ? "e-" : "e+";
  if (std::abs(exponent) < 10) out += '0';
  return out + std::to_string(std::abs(exponent));
}

// Positional notation; point > -5, so that few zeros are needed.
std::string withoutExponent(const Decimal& d, bool alternate) {
  std::string out;
  auto n = static_cast<int64_t>(d.count);
  if (d.point <= 0) {
    out = "0.";
    appendZeros(out, -d.point);
    out += d.digits();
    appendZeros(out, d.zeros);
    return out;
  }
  int64_t whole = std::min(n, d.point);
  out = d.digits().substr(0, static_cast<size_t>(whole));
  appendZeros(out, d.point - whole);
  int64_t zeros = d.zeros - (d.point - whole);  // those that are left for behind the point
  if (whole < n || zeros > 0 || alternate) out += '.';
  out += d.digits().substr(static_cast<size_t>(whole));
  if (zeros > 0) appendZeros(out, zeros);
  return out;
}

std::string fixed(double v, int64_t precision, bool alternate) {
  constexpr int64_t kMost = 1100;  // no double has more digits behind the point
  char buffer[kMost + 320];
  auto asked = static_cast<int>(std::min(precision, kMost));
  auto end = std::to_chars(buffer, buffer + sizeof buffer, v, std::chars_format::fixed, asked);
  std::string out(buffer, end.ptr);
  if (precision > kMost) appendZeros(out, precision - kMost);
  if (precision == 0 && alternate) out += '.';
  return out;
}

void dropTrailingZeros(Decimal* d) {
  d->zeros = 0;
  while (d->count > 1 && d->array[d->count - 1] == '0')
    d->count--;
}

std::string magnitudeText(double v, FloatStyle style, int64_t precision, bool addDotZero, bool alternate) {
  if (style == FloatStyle::Fixed) return fixed(v, precision, alternate);
  Decimal d;
  if (style == FloatStyle::Exponent) {
    significantDigits(v, precision + 1, &d);
    return withExponent(d, alternate);
  }
  bool isRepr = style == FloatStyle::Repr;
  if (!isRepr && precision == 0) precision = 1;
  if (isRepr) {
    shortestDigits(v, &d);
  } else {
    significantDigits(v, precision, &d);
    if (!alternate) dropTrailingZeros(&d);
  }
  int64_t limit = isRepr ? 16 : precision - addDotZero;
  return d.point <= -4 || d.point > limit ? withExponent(d, alternate) : withoutExponent(d, alternate);
}

bool isDigit(char c) {
  return c >= '0' && c <= '9';
}

// Underscores between digits are dropped; anywhere else they are an error.
bool dropUnderscores(std::string_view text, std::string* out) {
  for (size_t i = 0; i < text.size(); i++) {
    if (text[i] != '_') {
      *out += text[i];
    } else if (i == 0 || i + 1 == text.size() || !isDigit(text[i - 1]) || !isDigit(text[i + 1])) {
      return false;
    }
  }
  return true;
}

bool equalsIgnoringCase(std::string_view text, std::string_view lower) {
  if (text.size() != lower.size()) return false;
  for (size_t i = 0; i < text.size(); i++)
    if ((text[i] | 0x20) != lower[i]) return false;
  return true;
}

// inf, infinity, nan. False: something else.
bool parseSpecial(std::string_view text, double* out) {
  if (equalsIgnoringCase(text, "inf") || equalsIgnoringCase(text, "infinity")) {
    *out = HUGE_VAL;
  } else if (equalsIgnoringCase(text, "nan")) {
    *out = std::nan("");
  } else {
    return false;
  }
  return true;
}

// The whole of text is digits, a point and an exponent as float() takes them.
bool isDecimalFloat(std::string_view text) {
  size_t i = 0, digits = 0;
  while (i < text.size() && isDigit(text[i]))
    i++, digits++;
  if (i < text.size() && text[i] == '.') i++;
  while (i < text.size() && isDigit(text[i]))
    i++, digits++;
  if (digits == 0) return false;
  if (i < text.size() && (text[i] | 0x20) == 'e') {
    i++;
    if (i < text.size() && (text[i] == '+' || text[i] == '-')) i++;
    size_t start = i;
    while (i < text.size() && isDigit(text[i]))
      i++;
    if (i == start) return false;
  }
  return i == text.size();
}

// text has been found to be well-formed.
double decimalToDouble(std::string_view text) {
  double d;
  auto result = std::from_chars(text.data(), text.data() + text.size(), d);
  if (result.ec == std::errc()) return d;
  return std::strtod(std::string(text).c_str(), nullptr);  // too large or too small: infinity, zero or a subnormal
}

}  // namespace

std::string formatDouble(double d, FloatStyle style, int64_t precision, bool addDotZero, bool alternate) {
  if (std::isnan(d)) return "nan";
  std::string text = std::signbit(d) ? "-" : "";
  if (std::isinf(d)) return text + "inf";
  text += magnitudeText(std::fabs(d), style, precision, addDotZero, alternate);
  if (addDotZero && text.find_first_of(".e") == text.npos) text += '.';
  if (addDotZero && text.back() == '.') text += '0';
  return text;
}

std::string floatRepr(double d) {
  return formatDouble(d, FloatStyle::Repr, 0, true, false);
}

bool floatFromText(std::string_view text, double* out) {
  while (!text.empty() && unicode::isAsciiSpace(text.front()))
    text.remove_prefix(1);
  while (!text.empty() && unicode::isAsciiSpace(text.back()))
    text.remove_suffix(1);
  std::string clean;
  if (text.find('_') != text.npos) {
    if (!dropUnderscores(text, &clean)) return false;
    text = clean;
  }
  bool negative = !text.empty() && text[0] == '-';
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) text.remove_prefix(1);
  if (!parseSpecial(text, out)) {
    if (!isDecimalFloat(text)) return false;
    *out = decimalToDouble(text);
  }
  if (negative) *out = -*out;
  return true;
}

double distinctNan(Thread* t, double nan) {
  constexpr uint64_t kPayload = (uint64_t{1} << 51) - 1;
  return std::bit_cast<double>((std::bit_cast<uint64_t>(nan) & ~kPayload) | (++t->runtime()->numbers.nans & kPayload));
}

static Value floatFrom(Thread* t, std::string_view text, Value original) {
  double d;
  if (floatFromText(text, &d)) return makeFloat(t, std::isnan(d) ? distinctNan(t, d) : d);
  Value shown = reprOf(t, original);
  if (!shown) return Value();
  return raise(t, exc::ValueError, "could not convert string to float: " + strToUtf8(shown.as<Str>()));
}

Value floatFromStr(Thread* t, Str* s) {
  if (s->ascii) return floatFrom(t, asciiView(s), Value::object(s));
  return floatFrom(t, strToNumberText(s), Value::object(s));
}

Value floatFromBytes(Thread* t, Value bytes) {
  return floatFrom(t, textOf(selfView(bytes)), bytes);
}

// --- hexadecimal

std::string doubleToHex(double d) {
  if (!std::isfinite(d)) return formatDouble(d, FloatStyle::Repr, 0, true, false);
  std::string text = std::signbit(d) ? "-0x" : "0x";
  if (d == 0) return text + "0.0p+0";
  int exponent;
  double fraction = std::frexp(std::fabs(d), &exponent);
  // One bit before the point; subnormals keep the smallest exponent.
  int shift = 1 - (exponent < -1021 ? std::max(-1021 - exponent, 0) : 0);
  auto bits = static_cast<uint64_t>(std::ldexp(fraction, 52 + shift));
  exponent -= shift;
  text += static_cast<char>('0' + (bits >> 52));
  text += '.';
  for (int at = 48; at >= 0; at -= 4)
    text += "0123456789abcdef"[bits >> at & 15];
  text += exponent < 0 ? "p-" : "p+";
  return text + std::to_string(std::abs(exponent));
}

namespace {

int hexValue(char c) {
  if (isDigit(c)) return c - '0';
  int lower = c | 0x20;
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

enum class HexResult { Ok, Invalid, Overflow };

// Digits with a point and a binary exponent, at the start of text; *end: what follows. Rounds half-even.
HexResult parseHex(std::string_view text, size_t* end, double* out) {
  size_t i = 0;
  if (text.size() > 1 && text[0] == '0' && (text[1] | 0x20) == 'x') i = 2;
  uint64_t mantissa = 0;
  bool sticky = false, afterPoint = false, anyDigit = false;
  int64_t exponent = 0;
  for (; i < text.size(); i++) {
    if (text[i] == '.' && !afterPoint) {
      afterPoint = true;
      continue;
    }
    int value = hexValue(text[i]);
    if (value < 0) break;
    anyDigit = true;
    if (mantissa >> 58) {  // full: the rest only matters for rounding
      sticky = sticky || value;
      if (!afterPoint) exponent += 4;
    } else {
      mantissa = mantissa << 4 | static_cast<uint64_t>(value);
      if (afterPoint) exponent -= 4;
    }
  }
  if (!anyDigit) return HexResult::Invalid;
  if (i < text.size() && (text[i] | 0x20) == 'p') {
    size_t start = ++i;
    bool negative = i < text.size() && text[i] == '-';
    if (i < text.size() && (text[i] == '-' || text[i] == '+')) start = ++i;
    int64_t power = 0;
    while (i < text.size() && isDigit(text[i]))
      power = std::min<int64_t>(power * 10 + (text[i++] - '0'), 1 << 30);
    if (i == start) return HexResult::Invalid;
    exponent += negative ? -power : power;
  }
  *end = i;
  *out = 0;
  if (mantissa == 0) return HexResult::Ok;
  int shift = __builtin_clzll(mantissa);
  return roundToDouble(mantissa << shift, sticky, exponent - shift, out) ? HexResult::Ok : HexResult::Overflow;
}

}  // namespace

Value floatFromHex(Thread* t, std::string_view text) {
  while (!text.empty() && unicode::isAsciiSpace(text.front()))
    text.remove_prefix(1);
  while (!text.empty() && unicode::isAsciiSpace(text.back()))
    text.remove_suffix(1);
  bool negative = !text.empty() && text[0] == '-';
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) text.remove_prefix(1);
  double d;
  size_t end = 0;
  if (!parseSpecial(text, &d)) {
    HexResult result = parseHex(text, &end, &d);
    if (result == HexResult::Invalid || (result == HexResult::Ok && end != text.size()))
      return raiseValueError(t, "invalid hexadecimal floating-point string");
    if (result == HexResult::Overflow)
      return raise(t, exc::OverflowError, "hexadecimal value too large to represent as a float");
  }
  return makeFloat(t, negative ? -d : d);
}

}  // namespace taipan

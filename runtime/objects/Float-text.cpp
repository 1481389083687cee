// Floats to and from text. Digits come from std::to_chars, which is shortest and exact; what Python adds is when to use
// an exponent and how it looks.
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <cstring>

#include "runtime/objects/Exceptions.h"
#include "runtime/objects/Float.h"
#include "runtime/objects/IntDouble.h"
#include "runtime/objects/Str.h"

namespace taipan {

namespace {

// |d| as decimal digits: 0.D1D2D3… * 10**point. No trailing zeros beyond what was asked for.
struct Decimal {
  std::string digits;
  int64_t point;
};

Decimal fromScientific(std::string_view text) {  // D.DDDe±XX
  size_t e = text.find('e');
  Decimal d;
  d.digits = text.substr(0, 1);
  if (e > 2) d.digits += text.substr(2, e - 2);
  d.point = std::strtoll(std::string(text.substr(e + 1)).c_str(), nullptr, 10) + 1;
  return d;
}

Decimal shortestDigits(double d) {
  char buffer[40];
  auto end = std::to_chars(buffer, buffer + sizeof buffer, d, std::chars_format::scientific);
  return fromScientific({buffer, static_cast<size_t>(end.ptr - buffer)});
}

// `count` significant digits, correctly rounded.
Decimal significantDigits(double d, int64_t count) {
  // No double has more digits than this; the rest would be zeros.
  constexpr int64_t kMost = 800;
  std::string buffer(kMost + 40, 0);
  auto precision = static_cast<int>(std::min(count, kMost) - 1);
  auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), d, std::chars_format::scientific, precision);
  Decimal decimal = fromScientific({buffer.data(), static_cast<size_t>(end.ptr - buffer.data())});
  decimal.digits.append(static_cast<size_t>(count - static_cast<int64_t>(decimal.digits.size())), '0');
  return decimal;
}

void appendExponent(std::string& out, int64_t exponent) {
  out += exponent < 0 ? "e-" : "e+";
  std::string digits = std::to_string(exponent < 0 ? -exponent : exponent);
  if (digits.size() < 2) out += '0';
  out += digits;
}

std::string withExponent(const Decimal& d, bool alternate) {
  std::string out = d.digits.substr(0, 1);
  if (d.digits.size() > 1 || alternate) out += '.';
  out += d.digits.substr(1);
  appendExponent(out, d.point - 1);
  return out;
}

// Positional notation; point > -5, so that few zeros are needed.
std::string withoutExponent(const Decimal& d, bool alternate) {
  auto n = static_cast<int64_t>(d.digits.size());
  if (d.point <= 0) return "0." + std::string(static_cast<size_t>(-d.point), '0') + d.digits;
  if (d.point >= n) return d.digits + std::string(static_cast<size_t>(d.point - n), '0') + (alternate ? "." : "");
  auto point = static_cast<size_t>(d.point);
  return d.digits.substr(0, point) + "." + d.digits.substr(point);
}

std::string fixed(double d, int64_t precision, bool alternate) {
  constexpr int64_t kMost = 1100;  // no double has more digits behind the point
  std::string buffer(kMost + 320, 0);
  auto asked = static_cast<int>(std::min(precision, kMost));
  auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), d, std::chars_format::fixed, asked);
  buffer.resize(static_cast<size_t>(end.ptr - buffer.data()));
  if (precision > kMost) buffer.append(static_cast<size_t>(precision - kMost), '0');
  if (precision == 0 && alternate) buffer += '.';
  return buffer;
}

void dropTrailingZeros(Decimal& d) {
  while (d.digits.size() > 1 && d.digits.back() == '0')
    d.digits.pop_back();
}

std::string magnitudeText(double d, FloatStyle style, int64_t precision, bool addDotZero, bool alternate) {
  if (style == FloatStyle::Fixed) return fixed(d, precision, alternate);
  if (style == FloatStyle::Exponent) return withExponent(significantDigits(d, precision + 1), alternate);
  bool isRepr = style == FloatStyle::Repr;
  if (!isRepr && precision == 0) precision = 1;
  Decimal decimal = isRepr ? shortestDigits(d) : significantDigits(d, precision);
  if (!isRepr && !alternate) dropTrailingZeros(decimal);
  int64_t limit = isRepr ? 16 : precision - addDotZero;
  if (decimal.point <= -4 || decimal.point > limit) return withExponent(decimal, alternate);
  return withoutExponent(decimal, alternate);
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
  auto isSpace = [](char c) { return unicode::isSpace(static_cast<unsigned char>(c)); };
  while (!text.empty() && isSpace(text.front()))
    text.remove_prefix(1);
  while (!text.empty() && isSpace(text.back()))
    text.remove_suffix(1);
  std::string clean;
  if (!dropUnderscores(text, &clean)) return false;
  std::string_view rest = clean;
  bool negative = !rest.empty() && rest[0] == '-';
  if (!rest.empty() && (rest[0] == '-' || rest[0] == '+')) rest.remove_prefix(1);
  if (!parseSpecial(rest, out)) {
    if (!isDecimalFloat(rest)) return false;
    *out = std::strtod(rest.data(), nullptr);
  }
  if (negative) *out = -*out;
  return true;
}

Value floatFromStr(Thread* t, Str* s) {
  double d;
  if (s->ascii) {
    if (floatFromText(asciiView(s), &d)) return makeFloat(t, d);
  } else {
    std::string text;
    for (int64_t i = 0; i < s->length; i++) {
      uint32_t c = codePointAt(s, i);
      int digit = unicode::decimalValue(c);
      text += digit >= 0            ? static_cast<char>('0' + digit)
              : unicode::isSpace(c) ? ' '
              : c < 0x80            ? static_cast<char>(c)
                                    : '?';
    }
    if (floatFromText(text, &d)) return makeFloat(t, d);
  }
  Value shown = strRepr(t, s);
  if (!shown) return Value();
  return raise(t, exc::ValueError, "could not convert string to float: " + strToUtf8(shown.as<Str>()));
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
  auto isSpace = [](char c) { return unicode::isSpace(static_cast<unsigned char>(c)) && c < 0x1c; };
  auto isBlank = [&](char c) { return c == ' ' || isSpace(c); };
  while (!text.empty() && isBlank(text.front()))
    text.remove_prefix(1);
  while (!text.empty() && isBlank(text.back()))
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

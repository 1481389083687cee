// The format-spec mini-language: parsing, and what int, float and str make of it. Checks come in CPython's order, since
// a spec with two mistakes reports the first.
#include <climits>
#include <string>

#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/number/Float.h"
#include "runtime/types/number/Int.h"
#include "runtime/types/text/Format.h"
#include "runtime/types/text/Str.h"
#include "runtime/types/text/StrBuilder.h"

namespace taipan {

namespace {

constexpr int64_t kMaxWidth = int64_t{1} << 44;

bool isAlignment(uint32_t c) {
  return c == '<' || c == '>' || c == '=' || c == '^';
}

// A cursor over the spec's code points.
struct SpecReader {
  const Str* text;
  int64_t at = 0;
  int64_t left() const { return text->length - at; }
  uint32_t peek(int64_t ahead = 0) const { return at + ahead < text->length ? codePointAt(text, at + ahead) : 0; }
  bool accept(uint32_t c) {
    if (left() == 0 || peek() != c) return false;
    at++;
    return true;
  }
};

// Digits, if there are any: *given tells. False if raised.
bool readNumber(Thread* t, SpecReader& in, int64_t* out, bool* given) {
  int64_t value = 0;
  *given = false;
  for (int digit; in.left() > 0 && (digit = unicode::decimalValue(in.peek())) >= 0; in.at++) {
    *given = true;
    if (value > (INT64_MAX - digit) / 10) {
      raiseValueError(t, "Too many decimal digits in format string");
      return false;
    }
    value = value * 10 + digit;
  }
  if (*given) *out = value;
  return true;
}

// "c" or "\x1234", as messages show a type character.
std::string shownType(uint32_t c) {
  if (c > 32 && c < 128) return std::string(1, static_cast<char>(c));
  char text[16];
  snprintf(text, sizeof text, "\\x%x", c);
  return text;
}

bool checkGrouping(Thread* t, const FormatSpec& spec) {
  if (!spec.grouping) return true;
  switch (spec.type) {
    case 0:
    case 'd':
    case 'e':
    case 'f':
    case 'g':
    case 'E':
    case 'G':
    case '%':
    case 'F': return true;
    case 'b':
    case 'o':
    case 'x':
    case 'X':
      if (spec.grouping == '_') return true;
      break;
    default: break;
  }
  raiseValueError(t, std::string("Cannot specify '") + spec.grouping + "' with '" + shownType(spec.type) + "'.");
  return false;
}

bool readAlignment(SpecReader& in, FormatSpec* spec) {
  if (in.left() >= 2 && isAlignment(in.peek(1))) {
    spec->fill = in.peek();
    spec->align = static_cast<char>(in.peek(1));
    spec->alignGiven = true;
    in.at += 2;
    return true;
  }
  if (in.left() >= 1 && isAlignment(in.peek())) {
    spec->align = static_cast<char>(in.peek());
    spec->alignGiven = true;
    in.at++;
  }
  return false;
}

bool readGrouping(Thread* t, SpecReader& in, FormatSpec* spec) {
  bool both = false;
  if (in.accept(',')) spec->grouping = ',';
  if (in.accept('_')) {
    both = spec->grouping != 0;
    spec->grouping = '_';
  }
  if (spec->grouping == '_' && in.left() > 0 && in.peek() == ',') both = true;
  if (both) raiseValueError(t, "Cannot specify both ',' and '_'.");
  return !both;
}

Value unknownType(Thread* t, uint32_t type, Value object) {
  return raiseValueError(t,
                         "Unknown format code '" + shownType(type) + "' for object of type '" + typeName(object) + "'");
}

// Whole digits grouped from the right, with zeros in front up to minWidth characters.
std::string groupDigits(std::string_view digits, char separator, int64_t groupSize, int64_t minWidth) {
  std::string reversed;
  auto remaining = static_cast<int64_t>(digits.size());
  while (true) {
    int64_t length = std::min(groupSize, std::max<int64_t>(std::max(remaining, minWidth), 1));
    for (int64_t i = 0; i < length; i++)
      reversed += remaining > i ? digits[static_cast<size_t>(remaining - 1 - i)] : '0';
    remaining -= std::min(remaining, length);
    minWidth -= length;
    if (remaining <= 0 && minWidth <= 0) break;
    reversed += separator;
    minWidth--;
  }
  return {reversed.rbegin(), reversed.rend()};
}

// The padding before and behind the content.
void sharePadding(char align, int64_t padding, int64_t* left, int64_t* right) {
  *left = align == '<' ? 0 : align == '^' ? padding / 2 : padding;
  *right = padding - *left;
}

bool checkWidth(Thread* t, const FormatSpec& spec) {
  if (spec.width < kMaxWidth) return true;
  raiseNoMemory(t);
  return false;
}

char signFor(bool negative, char asked) {
  if (negative) return '-';
  return asked == '+' || asked == ' ' ? asked : 0;
}

Value formatChar(Thread* t, Value v, const FormatSpec& spec) {
  if (spec.sign) return raiseValueError(t, "Sign not allowed with integer format specifier 'c'");
  if (spec.alternate) return raiseValueError(t, "Alternate form (#) not allowed with integer format specifier 'c'");
  int64_t code;
  if (!intToInt64(v, &code)) return raise(t, exc::OverflowError, "Python int too large to convert to C long");
  if (code < 0 || code > unicode::kMaxCodePoint) return raise(t, exc::OverflowError, "%c arg not in range(0x110000)");
  if (!checkWidth(t, spec)) return Value();
  int64_t left, right;
  sharePadding(spec.align, std::max<int64_t>(spec.width - 1, 0), &left, &right);
  StrBuilder out;
  out.appendRepeated(spec.fill, left);
  out.append(static_cast<uint32_t>(code));
  out.appendRepeated(spec.fill, right);
  return Value::object(out.finish(t));
}

void toUpper(std::string& text) {
  for (char& c : text)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
}

Value formatInteger(Thread* t, Value v, const FormatSpec& spec) {
  if (spec.precision != -1) return raiseValueError(t, "Precision not allowed in integer format specifier");
  if (spec.noNegativeZero)
    return raiseValueError(t, "Negative zero coercion (z) not allowed in integer format specifier");
  if (spec.type == 'c') return formatChar(t, v, spec);
  int base = spec.type == 'b' ? 2 : spec.type == 'o' ? 8 : spec.type == 'x' || spec.type == 'X' ? 16 : 10;
  std::string digits;
  if (!intDigits(t, v, base, &digits)) return Value();
  NumberText number;
  number.sign = signFor(intSign(v) < 0, spec.sign);
  if (spec.alternate)
    number.prefix = spec.type == 'b'   ? "0b"
                    : spec.type == 'o' ? "0o"
                    : spec.type == 'x' ? "0x"
                    : spec.type == 'X' ? "0X"
                                       : "";
  if (spec.type == 'X') toUpper(digits);
  number.whole = digits;
  return assembleNumber(t, number, spec);
}

bool isFloatType(uint32_t type) {
  return type == 'e' || type == 'E' || type == 'f' || type == 'F' || type == 'g' || type == 'G' || type == '%';
}

// No digit but zeros before the exponent.
bool isZeroText(std::string_view text) {
  for (char c : text) {
    if (c == 'e' || c == 'E' || c == '%') break;
    if (c != '-' && c != '.' && c != '0') return false;
  }
  return true;
}

Value formatDoubleSpec(Thread* t, double d, const FormatSpec& spec) {
  if (spec.precision > INT_MAX) return raiseValueError(t, "precision too big");
  bool bare = spec.type == 0;
  FloatStyle style = FloatStyle::General;
  int64_t precision = spec.precision < 0 ? 6 : spec.precision;
  if (bare && spec.precision < 0) style = FloatStyle::Repr;
  if (spec.type == 'e' || spec.type == 'E') style = FloatStyle::Exponent;
  if (spec.type == 'f' || spec.type == 'F' || spec.type == '%') style = FloatStyle::Fixed;
  std::string text = formatDouble(spec.type == '%' ? d * 100 : d, style, precision, bare, spec.alternate);
  if (spec.noNegativeZero && isZeroText(text) && text[0] == '-') text.erase(0, 1);
  if (spec.type == 'E' || spec.type == 'F' || spec.type == 'G') toUpper(text);
  if (spec.type == '%') text += '%';
  NumberText number;
  std::string_view rest = text;
  bool negative = rest[0] == '-';
  if (negative) rest.remove_prefix(1);
  size_t whole = 0;
  while (whole < rest.size() && rest[whole] >= '0' && rest[whole] <= '9')
    whole++;
  number.sign = signFor(negative, spec.sign);
  number.whole = rest.substr(0, whole);
  number.rest = rest.substr(whole);
  return assembleNumber(t, number, spec);
}

}  // namespace

bool parseFormatSpec(Thread* t, Value object, Str* text, FormatSpec* spec, char defaultAlign, uint32_t defaultType) {
  SpecReader in{text};
  spec->align = defaultAlign;
  spec->type = defaultType;
  bool fillGiven = readAlignment(in, spec);
  if (in.left() > 0 && (in.peek() == '+' || in.peek() == '-' || in.peek() == ' ')) {
    spec->sign = static_cast<char>(in.peek());
    in.at++;
  }
  spec->noNegativeZero = in.accept('z');
  spec->alternate = in.accept('#');
  if (!fillGiven && in.accept('0')) {
    spec->fill = '0';
    if (!spec->alignGiven && defaultAlign == '>') spec->align = '=';
  }
  bool given;
  if (!readNumber(t, in, &spec->width, &given)) return false;
  if (!readGrouping(t, in, spec)) return false;
  if (in.accept('.')) {
    if (!readNumber(t, in, &spec->precision, &given)) return false;
    if (!given) {
      raiseValueError(t, "Format specifier missing precision");
      return false;
    }
  }
  if (in.left() > 1) {
    raiseValueError(t,
                    "Invalid format specifier '" + strToUtf8(text) + "' for object of type '" + typeName(object) + "'");
    return false;
  }
  if (in.left() == 1) spec->type = in.peek();
  return checkGrouping(t, *spec);
}

Value assembleNumber(Thread* t, const NumberText& number, const FormatSpec& spec) {
  if (!checkWidth(t, spec)) return Value();
  auto fixed = static_cast<int64_t>((number.sign != 0) + number.prefix.size() + number.rest.size());
  bool zeroFilled = spec.fill == '0' && spec.align == '=';
  int64_t groupSize = spec.type == 'b' || spec.type == 'o' || spec.type == 'x' || spec.type == 'X' ? 4 : 3;
  std::string grouped;
  std::string_view whole = number.whole;
  if (!whole.empty() && spec.grouping) {  // without groups, zeros are padding like any other
    grouped = groupDigits(whole, spec.grouping, groupSize, zeroFilled ? spec.width - fixed : 0);
    whole = grouped;
  }
  int64_t padding = std::max<int64_t>(spec.width - fixed - static_cast<int64_t>(whole.size()), 0);
  int64_t left = 0, inside = 0, right = 0;
  if (spec.align == '=') {
    inside = padding;
  } else {
    sharePadding(spec.align, padding, &left, &right);
  }
  StrBuilder out;
  out.appendRepeated(spec.fill, left);
  if (number.sign) out.append(static_cast<uint8_t>(number.sign));
  out.appendAscii(number.prefix);
  out.appendRepeated(spec.fill, inside);
  out.appendAscii(whole);
  out.appendAscii(number.rest);
  out.appendRepeated(spec.fill, right);
  return Value::object(out.finish(t));
}

Value formatInt(Thread* t, Value v, Str* text) {
  FormatSpec spec;
  if (!parseFormatSpec(t, v, text, &spec, '>', 'd')) return Value();
  switch (spec.type) {
    case 'b':
    case 'c':
    case 'd':
    case 'o':
    case 'x':
    case 'X':
    case 'n': return formatInteger(t, v, spec);
    default:  break;
  }
  if (!isFloatType(spec.type)) return unknownType(t, spec.type, v);
  bool overflow;
  double d = intToDouble(t, v, &overflow);
  return overflow ? Value() : formatDoubleSpec(t, d, spec);
}

Value formatFloat(Thread* t, Value v, Str* text) {
  FormatSpec spec;
  if (!parseFormatSpec(t, v, text, &spec, '>', 0)) return Value();
  if (spec.type != 0 && spec.type != 'n' && !isFloatType(spec.type)) return unknownType(t, spec.type, v);
  return formatDoubleSpec(t, floatValue(v), spec);
}

Value formatStr(Thread* t, Value v, Str* text) {
  FormatSpec spec;
  if (!parseFormatSpec(t, v, text, &spec, '<', 's')) return Value();
  if (spec.type != 's') return unknownType(t, spec.type, v);
  if (spec.sign == ' ') return raiseValueError(t, "Space not allowed in string format specifier");
  if (spec.sign) return raiseValueError(t, "Sign not allowed in string format specifier");
  if (spec.noNegativeZero)
    return raiseValueError(t, "Negative zero coercion (z) not allowed in string format specifier");
  if (spec.alternate) return raiseValueError(t, "Alternate form (#) not allowed in string format specifier");
  if (spec.align == '=') return raiseValueError(t, "'=' alignment not allowed in string format specifier");
  if (!checkWidth(t, spec)) return Value();
  auto* s = v.as<Str>();
  int64_t length = spec.precision >= 0 ? std::min(spec.precision, s->length) : s->length;
  int64_t left, right;
  sharePadding(spec.align, std::max<int64_t>(spec.width - length, 0), &left, &right);
  if (left + right == 0) return Value::object(length == s->length ? exactStr(t, v) : strSubstring(t, s, 0, length));
  StrBuilder out;
  out.appendRepeated(spec.fill, left);
  out.append(s, 0, length);
  out.appendRepeated(spec.fill, right);
  return Value::object(out.finish(t));
}

}  // namespace taipan

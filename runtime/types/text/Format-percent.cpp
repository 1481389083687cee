// format % args, as printf with Python's values: %[(key)][flags][width][.precision][hlL]type. For bytes the same
// happens to the Latin-1 text that has their values: what differs is which values fit %s, %b and %c, what keys are, and
// messages.
#include <climits>
#include <string>

#include "runtime/threads/Thread.h"
#include "runtime/types/bytes/Bytes.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/number/Float.h"
#include "runtime/types/number/Int.h"
#include "runtime/types/object/Operations.h"
#include "runtime/types/text/Str.h"
#include "runtime/types/text/StrBuilder.h"

namespace taipan {

namespace {

constexpr int64_t kMaxWidth = int64_t{1} << 44;

struct Conversion {
  bool left = false, plus = false, blank = false, alternate = false, zero = false, noNegativeZero = false;
  int64_t width = -1, precision = -1;
  uint32_t type = 0;
};

class PercentFormatter {
 public:
  PercentFormatter(Thread* t, Str* format, Value args, bool bytes);
  Str* run();

 private:
  bool parse(Conversion* c);
  bool parseKey();
  void parseFlags(Conversion* c);
  bool parseNumber(int64_t* out, int64_t limit, const char* tooBig);
  bool parseStar(int64_t* out, int64_t limit, const char* tooBig);
  bool parseWidth(Conversion* c);
  bool parsePrecision(Conversion* c);
  bool next(uint32_t* c);
  Value nextArgument();
  bool convert(const Conversion& c);
  bool convertText(const Conversion& c, Value v);
  Value bytesText(Value v);
  bool charOfBytes(Value v, uint32_t* code);
  bool charOfStr(Value v, uint32_t* code);
  bool convertInteger(const Conversion& c, Value v);
  bool convertFloat(const Conversion& c, Value v);
  bool convertChar(const Conversion& c, Value v);
  bool checkWidth(const Conversion& c);
  bool putNumber(const Conversion& c, std::string_view text, int prefixLength);
  bool putText(const Conversion& c, const Str* s, int64_t length);

  Thread* t_;
  Str* format_;
  Value args_;     // the tuple, the only argument, or what the last (key) found
  Value mapping_;  // empty: keys are not allowed
  int64_t count_;  // arguments in the tuple; -1: args_ is the argument
  int64_t index_;  // of the next one; -2: args_ has not been used yet
  int64_t at_ = 0;
  bool bytes_;  // the texts stand for bytes
  StrBuilder out_;
};

PercentFormatter::PercentFormatter(Thread* t, Str* format, Value args, bool bytes)
    : t_(t), format_(format), args_(args), count_(-1), index_(-2), bytes_(bytes) {
  bool tuple = args.isObject() && (args.asObject()->type()->flags & kTypeTupleSubclass);
  if (tuple) {
    count_ = args.as<Tuple>()->length;
    index_ = 0;
  } else if (!isStrLike(args) && !(bytes && isBytes(args)) && typeOf(args)->slots->getItem) {
    mapping_ = args;
  }
}

Str* PercentFormatter::run() {
  while (at_ < format_->length) {
    int64_t percent = strFindChar(format_, '%', at_, format_->length);
    int64_t end = percent < 0 ? format_->length : percent;
    out_.append(format_, at_, end);
    if (percent < 0) break;
    at_ = percent + 1;
    if (at_ < format_->length && codePointAt(format_, at_) == '%') {
      out_.append('%');
      at_++;
      continue;
    }
    Conversion c;
    if (!parse(&c) || !convert(c)) return nullptr;
  }
  if (index_ < count_ && !mapping_) {
    raisef(t_, exc::TypeError, "not all arguments converted during %s formatting", bytes_ ? "bytes" : "string");
    return nullptr;
  }
  return out_.finish(t_);
}

// --- parsing

bool PercentFormatter::next(uint32_t* c) {
  if (at_ >= format_->length) {
    raiseValueError(t_, "incomplete format");
    return false;
  }
  *c = codePointAt(format_, at_++);
  return true;
}

Value PercentFormatter::nextArgument() {
  if (index_ >= count_) return raiseTypeError(t_, "not enough arguments for format string");
  int64_t i = index_++;
  return count_ < 0 ? args_ : args_.as<Tuple>()->items[i];
}

bool PercentFormatter::parseKey() {
  if (!mapping_) {
    raiseTypeError(t_, "format requires a mapping");
    return false;
  }
  int64_t start = ++at_;
  int open = 1;
  for (; at_ < format_->length && open > 0; at_++) {
    uint32_t c = codePointAt(format_, at_);
    open += c == '(' ? 1 : c == ')' ? -1 : 0;
  }
  if (open > 0) {
    raiseValueError(t_, "incomplete format key");
    return false;
  }
  Value key = Value::object(strSubstring(t_, format_, start, at_ - 1));
  if (key && bytes_) key = Value::object(newBytes(t_, {key.as<Str>()->data, key.as<Str>()->length}));
  if (!key) return false;
  args_ = getItem(t_, mapping_, key);
  count_ = -1;
  index_ = -2;
  return !args_.isEmpty();
}

void PercentFormatter::parseFlags(Conversion* c) {
  for (; at_ < format_->length; at_++) {
    switch (codePointAt(format_, at_)) {
      case '-': c->left = true; break;
      case '+': c->plus = true; break;
      case ' ': c->blank = true; break;
      case '#': c->alternate = true; break;
      case '0': c->zero = true; break;
      case 'z':  // a flag for bytes alone
        if (!bytes_) return;
        c->noNegativeZero = true;
        break;
      default: return;
    }
  }
}

bool PercentFormatter::parseNumber(int64_t* out, int64_t limit, const char* tooBig) {
  for (; at_ < format_->length; at_++) {
    uint32_t c = codePointAt(format_, at_);
    if (c < '0' || c > '9') return true;
    if (*out < 0) *out = 0;
    if (*out > (limit - static_cast<int64_t>(c - '0')) / 10) {
      raiseValueError(t_, tooBig);
      return false;
    }
    *out = *out * 10 + (c - '0');
  }
  return true;
}

bool PercentFormatter::parseStar(int64_t* out, int64_t limit, const char* tooBig) {
  at_++;
  Value v = nextArgument();
  if (!v) return false;
  if (!isInt(v)) {
    raiseTypeError(t_, "* wants int");
    return false;
  }
  if (intToInt64(v, out) && *out <= limit && *out >= -limit - 1) return true;
  raise(t_, exc::OverflowError, tooBig);
  return false;
}

bool PercentFormatter::parseWidth(Conversion* c) {
  if (at_ >= format_->length || codePointAt(format_, at_) != '*')
    return parseNumber(&c->width, INT64_MAX, "width too big");
  if (!parseStar(&c->width, INT64_MAX, "Python int too large to convert to C ssize_t")) return false;
  if (c->width < 0) {
    c->left = true;
    c->width = -c->width;
  }
  return true;
}

bool PercentFormatter::parsePrecision(Conversion* c) {
  if (at_ >= format_->length || codePointAt(format_, at_) != '.') return true;
  at_++;
  c->precision = 0;
  if (at_ >= format_->length || codePointAt(format_, at_) != '*')
    return parseNumber(&c->precision, INT_MAX, "precision too big");
  if (!parseStar(&c->precision, INT_MAX, "Python int too large to convert to C int")) return false;
  if (c->precision < 0) c->precision = 0;
  return true;
}

bool PercentFormatter::parse(Conversion* c) {
  if (at_ < format_->length && codePointAt(format_, at_) == '(' && !parseKey()) return false;
  parseFlags(c);
  if (!parseWidth(c) || !parsePrecision(c)) return false;
  if (!next(&c->type)) return false;
  if (c->type == 'h' || c->type == 'l' || c->type == 'L') return next(&c->type);
  return true;
}

// --- output

bool PercentFormatter::convert(const Conversion& c) {
  Value v = nextArgument();
  if (!v) return false;
  switch (c.type) {
    case 'b':
      if (!bytes_) break;
      return convertText(c, v);
    case 's':
    case 'r':
    case 'a': return convertText(c, v);
    case 'i':
    case 'd':
    case 'u':
    case 'o':
    case 'x':
    case 'X': return convertInteger(c, v);
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G': return convertFloat(c, v);
    case 'c': return convertChar(c, v);
    default:  break;
  }
  raisef(t_, exc::ValueError, "unsupported format character '%c' (0x%x) at index %ld",
         bytes_ || (c.type >= 31 && c.type <= 126) ? static_cast<int>(c.type) : '?', c.type,
         static_cast<long>(at_ - 1));
  return false;
}

bool PercentFormatter::checkWidth(const Conversion& c) {
  if (c.width <= kMaxWidth) return true;
  raiseNoMemory(t_);
  return false;
}

bool PercentFormatter::putText(const Conversion& c, const Str* s, int64_t length) {
  if (!checkWidth(c)) return false;
  int64_t padding = c.width - length;
  if (!c.left) out_.appendRepeated(' ', padding);
  out_.append(s, 0, length);
  if (c.left) out_.appendRepeated(' ', padding);
  return true;
}

// text: sign, prefix of prefixLength characters, digits.
bool PercentFormatter::putNumber(const Conversion& c, std::string_view text, int prefixLength) {
  if (!checkWidth(c)) return false;
  char sign = text[0] == '-' ? '-' : c.plus ? '+' : c.blank ? ' ' : 0;
  if (text[0] == '-') text.remove_prefix(1);
  auto prefix = static_cast<size_t>(prefixLength);
  int64_t padding = c.width - static_cast<int64_t>(text.size()) - (sign != 0);
  bool zeros = c.zero && !c.left;
  if (!c.left && !zeros) out_.appendRepeated(' ', padding);
  if (sign) out_.append(static_cast<uint8_t>(sign));
  out_.appendAscii(text.substr(0, prefix));
  if (zeros) out_.appendRepeated('0', padding);
  out_.appendAscii(text.substr(prefix));
  if (c.left) out_.appendRepeated(' ', padding);
  return true;
}

// What %b makes of v, as text.
Value PercentFormatter::bytesText(Value v) {
  Value bytes = isBytes(v) ? v : callBytesMethod(t_, v);
  ByteView view;
  if (!t_->exception.isEmpty()) return Value();
  if (bytesViewOf(bytes ? bytes : v, &view)) return Value::object(newStrLatin1(t_, view.data, view.length));
  return raisef(t_, exc::TypeError,
                "%%b requires a bytes-like object, or an object that implements __bytes__, not '%.100s'", typeName(v));
}

bool PercentFormatter::convertText(const Conversion& c, Value v) {
  bool plain = c.type == 's' || c.type == 'b';
  Value text = plain && bytes_            ? bytesText(v)
               : plain                    ? strOf(t_, v)
               : c.type == 'r' && !bytes_ ? reprOf(t_, v)
                                          : asciiOf(t_, v);
  if (!text) return false;
  auto* s = text.as<Str>();
  return putText(c, s, c.precision >= 0 ? std::min(c.precision, s->length) : s->length);
}

bool PercentFormatter::convertInteger(const Conversion& c, Value v) {
  bool decimal = c.type == 'd' || c.type == 'i' || c.type == 'u';
  Value number = v;
  if (!isInt(v)) {
    const TypeSlots* slots = typeOf(v)->slots;
    if (decimal && (slots->toInt || slots->toIndex || slots->toFloat)) {
      number = callWith(t_, Value::object(types::Int), v);
    } else {
      number = !decimal && slots->toIndex ? indexOf(t_, v) : Value();
      if (!number && t_->exception.isEmpty()) raiseTypeError(t_, "");
    }
    if (!number) {
      if (!pendingMatches(t_, exc::TypeError)) return false;
      clearException(t_);
      raisef(t_, exc::TypeError, "%%%c format: %s is required, not %.200s", static_cast<int>(c.type),
             decimal ? "a real number" : "an integer", typeName(v));
      return false;
    }
  }
  std::string digits;
  if (!intDigits(t_, number, decimal ? 10 : c.type == 'o' ? 8 : 16, &digits)) return false;
  if (c.precision > static_cast<int64_t>(digits.size()))
    digits.insert(0, static_cast<size_t>(c.precision) - digits.size(), '0');
  bool prefix = c.alternate && !decimal;
  if (prefix) digits.insert(0, c.type == 'o' ? "0o" : "0x");
  if (c.type == 'X')
    for (char& d : digits)
      d = d >= 'a' ? static_cast<char>(d - 32) : d;
  if (intSign(number) < 0) digits.insert(0, "-");
  return putNumber(c, digits, prefix ? 2 : 0);
}

bool PercentFormatter::convertFloat(const Conversion& c, Value v) {
  bool failed = false;
  double d = asDouble(t_, v, &failed);
  if (failed && bytes_ && pendingMatches(t_, exc::TypeError)) {
    clearException(t_);
    raisef(t_, exc::TypeError, "float argument required, not %.200s", typeName(v));
  }
  if (failed) return false;
  uint32_t lower = c.type | 0x20;
  FloatStyle style = lower == 'e' ? FloatStyle::Exponent : lower == 'f' ? FloatStyle::Fixed : FloatStyle::General;
  std::string text = formatDouble(d, style, c.precision < 0 ? 6 : c.precision, false, c.alternate);
  if (c.noNegativeZero && text[0] == '-' && text.substr(0, text.find('e')).find_first_of("123456789in") == text.npos)
    text.erase(0, 1);
  if (c.type != lower)
    for (char& x : text)
      x = x >= 'a' ? static_cast<char>(x - 32) : x;
  return putNumber(c, text, 0);
}

bool PercentFormatter::charOfBytes(Value v, uint32_t* code) {
  ByteView view;
  if (bytesViewOf(v, &view) && view.length == 1) {
    *code = view[0];
    return true;
  }
  if (view.data || !(isInt(v) || typeOf(v)->slots->toIndex)) {
    raiseTypeError(t_, "%c requires an integer in range(256) or a single byte");
    return false;
  }
  Value index = indexOf(t_, v);
  int64_t i;
  if (!index) return false;
  if (!intToInt64(index, &i) || i < 0 || i > 255) {
    raise(t_, exc::OverflowError, "%c arg not in range(256)");
    return false;
  }
  *code = static_cast<uint32_t>(i);
  return true;
}

bool PercentFormatter::charOfStr(Value v, uint32_t* code) {
  if (isStrLike(v) && v.as<Str>()->length == 1) {
    *code = codePointAt(v.as<Str>(), 0);
    return true;
  }
  if (!isInt(v) && (isStrLike(v) || !typeOf(v)->slots->toIndex)) {
    raiseTypeError(t_, "%c requires int or char");
    return false;
  }
  Value index = indexOf(t_, v);
  int64_t i;
  if (!index) return false;
  if (!intToInt64(index, &i) || i < 0 || i > unicode::kMaxCodePoint) {
    raise(t_, exc::OverflowError, "%c arg not in range(0x110000)");
    return false;
  }
  *code = static_cast<uint32_t>(i);
  return true;
}

bool PercentFormatter::convertChar(const Conversion& c, Value v) {
  uint32_t code;
  if (!(bytes_ ? charOfBytes(v, &code) : charOfStr(v, &code))) return false;
  Str* s = strFromCodePoint(t_, code);
  return s && putText(c, s, 1);
}

}  // namespace

Value strFormatPercent(Thread* t, Str* format, Value args) {
  return Value::object(PercentFormatter(t, format, args, false).run());
}

Value bytesFormatPercent(Thread* t, ByteView format, Value args) {
  Str* text = newStrLatin1(t, format.data, format.length);
  if (text) text = PercentFormatter(t, text, args, true).run();
  return text ? Value::object(newBytes(t, {text->data, text->length})) : Value();
}

}  // namespace taipan

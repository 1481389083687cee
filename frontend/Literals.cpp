#include "frontend/Literals.h"

#include <charconv>
#include <cstdlib>

#include "frontend/CharacterNames.h"
#include "frontend/Diagnostics.h"
#include "frontend/Source.h"

namespace taipan {

namespace {

constexpr size_t kMaxDecimalDigits = 4300;  // sys.int_info.default_max_str_digits

int hexValue(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

bool isOctal(char c) {
  return c >= '0' && c <= '7';
}

void setInteger(std::string_view digits, int base, std::string_view whole, Arena& arena, ast::ConstantValue& value) {
  auto [end, status] = std::from_chars(digits.data(), digits.data() + digits.size(), value.integer, base);
  value.kind = ast::ConstantKind::Int;
  if (status == std::errc()) return;
  value.kind = ast::ConstantKind::BigInt;
  value.integer = 0;
  value.text = arena.copy(whole);
}

}  // namespace

bool parseNumber(std::string_view text, Arena& arena, ast::ConstantValue& value, std::string& error) {
  std::string digits;
  digits.reserve(text.size());
  for (char c : text)
    if (c != '_') digits.push_back(c);
  if (digits.size() > 2 && digits[0] == '0') {
    char mark = static_cast<char>(digits[1] | 0x20);
    int base = mark == 'x' ? 16 : mark == 'o' ? 8 : mark == 'b' ? 2 : 0;
    if (base != 0) {
      for (char& c : digits)
        c |= 0x20;  // digits and letters: lower case
      setInteger(std::string_view(digits).substr(2), base, digits, arena, value);
      return true;
    }
  }
  char last = digits.back();
  if (last == 'j' || last == 'J') {
    value.kind = ast::ConstantKind::Complex;
    value.number = std::strtod(digits.c_str(), nullptr);
    return true;
  }
  if (digits.find_first_of(".eE") != std::string::npos) {
    value.kind = ast::ConstantKind::Float;
    value.number = std::strtod(digits.c_str(), nullptr);
    return true;
  }
  if (digits.size() > kMaxDecimalDigits) {
    error = formatString(
        "Exceeds the limit (%zu digits) for integer string conversion: value has %zu digits; use "
        "sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid "
        "decimal conversion limits.",
        kMaxDecimalDigits, digits.size());
    return false;
  }
  setInteger(digits, 10, digits, arena, value);
  return true;
}

StringParts splitString(std::string_view token) {
  StringParts parts;
  size_t i = 0;
  for (; token[i] != '"' && token[i] != '\''; i++) {
    switch (token[i] | 0x20) {
      case 'b': parts.isBytes = true; break;
      case 'r': parts.isRaw = true; break;
      case 'f': parts.isFormatted = true; break;
      default:  break;
    }
  }
  parts.isUnicodeMarked = token[0] == 'u';
  token.remove_prefix(i);
  size_t quotes = token.size() >= 6 && token[1] == token[0] && token[2] == token[0] ? 3 : 1;
  parts.body = token.substr(quotes, token.size() - 2 * quotes);
  return parts;
}

// -- Text

namespace {

class TextDecoder {
 public:
  TextDecoder(std::string_view body, std::string& out, std::string& error) : body_(body), out_(out), error_(error) {}

  bool decode() {
    while (at_ < body_.size()) {
      size_t backslash = body_.find('\\', at_);
      appendPlain(body_.substr(at_, backslash - at_));
      if (backslash == std::string_view::npos) return true;
      at_ = backslash + 1;
      if (!escape()) return false;
    }
    return true;
  }

 private:
  // Python's decoder works on a copy in which every character beyond ASCII has become \UXXXXXXXX; positions in its
  // messages count that copy.
  void appendPlain(std::string_view text) {
    out_.append(text);
    for (char c : text)
      position_ += static_cast<unsigned char>(c) < 0x80 ? 1 : (c & 0xC0) == 0xC0 ? 10 : 0;
  }

  char current() const { return at_ < body_.size() ? body_[at_] : '\0'; }

  bool fail(size_t consumed, const char* message) {
    size_t last = position_ + consumed - 1;
    if (consumed == 1)
      error_ = formatString("(unicode error) 'unicodeescape' codec can't decode byte 0x5c in position %zu: %s",
                            position_, message);
    else
      error_ = formatString("(unicode error) 'unicodeescape' codec can't decode bytes in position %zu-%zu: %s",
                            position_, last, message);
    return false;
  }

  void put(uint32_t c, size_t consumed) {
    appendUtf8(out_, c);
    position_ += consumed;
  }

  bool escape() {
    if (at_ >= body_.size()) return fail(1, "\\ at end of string");
    char c = body_[at_++];
    switch (c) {
      case '\n': position_ += 2; return true;
      case '\\':
      case '\'':
      case '"':  put(static_cast<uint32_t>(c), 2); return true;
      case 'a':  put(7, 2); return true;
      case 'b':  put(8, 2); return true;
      case 't':  put(9, 2); return true;
      case 'n':  put(10, 2); return true;
      case 'v':  put(11, 2); return true;
      case 'f':  put(12, 2); return true;
      case 'r':  put(13, 2); return true;
      case 'x':  return hex(2, "truncated \\xXX escape");
      case 'u':  return hex(4, "truncated \\uXXXX escape");
      case 'U':  return hex(8, "truncated \\UXXXXXXXX escape");
      case 'N':  return named();
      default:   break;
    }
    if (isOctal(c)) {
      octal(c);
      return true;
    }
    // Unknown escapes stay as they are (Python's warning about them is off unless asked for).
    at_--;
    out_.push_back('\\');
    position_ += static_cast<unsigned char>(c) < 0x80 ? 1 : 6;
    return true;
  }

  void octal(char first) {
    uint32_t value = static_cast<uint32_t>(first - '0');
    size_t length = 1;
    for (; length < 3 && isOctal(current()); length++)
      value = value * 8 + static_cast<uint32_t>(body_[at_++] - '0');
    put(value, length + 1);
  }

  bool hex(size_t digits, const char* message) {
    uint32_t value = 0;
    for (size_t i = 0; i < digits; i++) {
      int digit = hexValue(current());
      if (digit < 0) return fail(2 + i, message);
      value = value << 4 | static_cast<uint32_t>(digit);
      at_++;
    }
    if (value > 0x10FFFF) return fail(2 + digits, "illegal Unicode character");
    put(value, 2 + digits);
    return true;
  }

  bool named() {
    const char* malformed = "malformed \\N character escape";
    if (current() != '{') return fail(2, malformed);
    size_t begin = ++at_;
    size_t end = body_.find('}', begin);
    if (end == std::string_view::npos) return fail(3 + expandedLength(body_.substr(begin)), malformed);
    size_t length = expandedLength(body_.substr(begin, end - begin));
    if (end == begin) return fail(3, malformed);
    uint32_t c;
    if (!findCharacterByName(body_.substr(begin, end - begin), c))
      return fail(4 + length, "unknown Unicode character name");
    at_ = end + 1;
    put(c, 4 + length);
    return true;
  }

  static size_t expandedLength(std::string_view text) {
    size_t length = 0;
    for (char c : text)
      length += static_cast<unsigned char>(c) < 0x80 ? 1 : (c & 0xC0) == 0xC0 ? 10 : 0;
    return length;
  }

  std::string_view body_;
  std::string& out_;
  std::string& error_;
  size_t at_ = 0;
  size_t position_ = 0;
};

}  // namespace

bool decodeText(std::string_view body, bool raw, std::string& out, std::string& error) {
  if (raw || body.find('\\') == std::string_view::npos) {
    out.append(body);
    return true;
  }
  return TextDecoder(body, out, error).decode();
}

// -- Bytes

bool decodeBytes(std::string_view body, bool raw, std::string& out, std::string& error) {
  if (raw) {
    out.append(body);
    return true;
  }
  for (size_t i = 0; i < body.size();) {
    if (body[i] != '\\') {
      out.push_back(body[i++]);
      continue;
    }
    size_t start = i++;
    char c = i < body.size() ? body[i++] : '\\';
    static constexpr std::string_view kLetters = "abtnvfr", kValues = "\a\b\t\n\v\f\r";
    if (size_t letter = kLetters.find(c); letter != std::string_view::npos) {
      out.push_back(kValues[letter]);
    } else if (c == '\\' || c == '\'' || c == '"') {
      out.push_back(c);
    } else if (c == 'x') {
      int high = i < body.size() ? hexValue(body[i]) : -1;
      int low = i + 1 < body.size() ? hexValue(body[i + 1]) : -1;
      if (high < 0 || low < 0) {
        error = formatString("(value error) invalid \\x escape at position %zu", start);
        return false;
      }
      out.push_back(static_cast<char>(high << 4 | low));
      i += 2;
    } else if (isOctal(c)) {
      int value = c - '0';
      for (int n = 1; n < 3 && i < body.size() && isOctal(body[i]); n++)
        value = value * 8 + (body[i++] - '0');
      out.push_back(static_cast<char>(value));
    } else if (c != '\n') {
      out.push_back('\\');
      out.push_back(c);
    }
  }
  return true;
}

}  // namespace taipan

// Numeric literals: their extent and their errors. What may follow a number directly is restricted, so that `1if x`
// still works and `1abc` does not.
#include <cstring>

#include "frontend/Identifiers.h"
#include "frontend/Lexer.h"

namespace taipan {

namespace {

bool isDigit(int c) {
  return c >= '0' && c <= '9';
}
bool isHexDigit(int c) {
  return isDigit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
}
bool isOctalDigit(int c) {
  return c >= '0' && c <= '7';
}
bool isBinaryDigit(int c) {
  return c == '0' || c == '1';
}

}  // namespace

// Are the next characters the rest of a keyword that ends there?
bool Lexer::lookingAt(const char* rest) {
  size_t length = std::strlen(rest);
  std::string_view text = source_.text.substr(cursor_, length + 1);
  if (!text.starts_with(rest)) return false;
  return text.size() == length || !isPotentialIdentifierChar(static_cast<unsigned char>(text[length]));
}

void Lexer::warn(std::string message) {
  Diagnostic warning;
  warning.type = ErrorType::SyntaxWarning;
  warning.message = std::move(message);
  warning.filename = source_.filename;
  warning.line = line_;
  warnings_.push_back(std::move(warning));
}

// `c` has been read. Keywords that may follow a number in valid code are let through, with a warning.
bool Lexer::checkEndOfNumber(int c, const char* kind) {
  bool keyword = false;
  switch (c) {
    case 'a': keyword = lookingAt("nd"); break;
    case 'e': keyword = lookingAt("lse"); break;
    case 'f': keyword = lookingAt("or"); break;
    case 'i': keyword = std::strchr("fns", peek()) != nullptr; break;
    case 'o': keyword = lookingAt("r"); break;
    case 'n': keyword = lookingAt("ot"); break;
    default:  break;
  }
  if (keyword) {
    warn(formatString("invalid %s literal", kind));
    return true;
  }
  if (c == kEof || c >= 128 || !isPotentialIdentifierChar(c)) return true;
  unread(c);
  report(formatString("invalid %s literal", kind));
  return false;
}

// Digits and single underscores; `c` becomes the first character after them, read.
bool Lexer::readDecimalTail(int& c) {
  for (;;) {
    do
      c = read();
    while (isDigit(c));
    if (c != '_') return true;
    c = read();
    if (!isDigit(c)) {
      unread(c);
      report("invalid decimal literal");
      return false;
    }
  }
}

// After "0x", "0o" or "0b".
bool Lexer::readRadix(const char* kind, bool (*isDigitOfRadix)(int), int radix) {
  auto badDigit = [&](int c) {
    report(formatString("invalid digit '%c' in %s literal", c, kind));
    return false;
  };
  int c = read();
  do {
    if (c == '_') c = read();
    if (!isDigitOfRadix(c)) {
      if (radix != 16 && isDigit(c)) return badDigit(c);
      unread(c);
      report(formatString("invalid %s literal", kind));
      return false;
    }
    do
      c = read();
    while (isDigitOfRadix(c));
  } while (c == '_');
  if (radix != 16 && isDigit(c)) return badDigit(c);
  if (!checkEndOfNumber(c, kind)) return false;
  unread(c);
  return true;
}

// `c`, read, follows the integer digits (or the point, or is the exponent mark itself).
bool Lexer::readFraction(int c, bool afterExponentMark, bool afterPoint) {
  if (!afterExponentMark) {
    if (!afterPoint && c == '.') {
      c = read();
      afterPoint = true;
    }
    if (afterPoint && isDigit(c) && !readDecimalTail(c)) return false;
  }
  if (c == 'e' || c == 'E') {
    int mark = c;
    c = read();
    if (c == '+' || c == '-') {
      c = read();
      if (!isDigit(c)) {
        unread(c);
        report("invalid decimal literal");
        return false;
      }
    } else if (!isDigit(c)) {
      unread(c);
      if (!checkEndOfNumber(mark, "decimal")) return false;
      unread(mark);
      return true;
    }
    if (!readDecimalTail(c)) return false;
  }
  const char* kind = "decimal";
  if (c == 'j' || c == 'J') {
    c = read();
    kind = "imaginary";
  }
  if (!checkEndOfNumber(c, kind)) return false;
  unread(c);
  return true;
}

// After a leading 0. `done`: the token ends here.
bool Lexer::readZero(bool& done) {
  done = true;
  int c = read();
  if (c == 'x' || c == 'X') return readRadix("hexadecimal", isHexDigit, 16);
  if (c == 'o' || c == 'O') return readRadix("octal", isOctalDigit, 8);
  if (c == 'b' || c == 'B') return readRadix("binary", isBinaryDigit, 2);
  for (;;) {
    if (c == '_') {
      c = read();
      if (!isDigit(c)) {
        unread(c);
        report("invalid decimal literal");
        return false;
      }
    }
    if (c != '0') break;
    c = read();
  }
  uint32_t zerosEnd = cursor_;
  bool nonzero = isDigit(c);
  if (nonzero && !readDecimalTail(c)) return false;
  if (c == '.') return readFraction(read(), false, true);
  if (c == 'e' || c == 'E') return readFraction(c, true, false);
  if (c == 'j' || c == 'J') return readFraction(c, true, false);
  if (nonzero) {
    unread(c);
    report("leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
           static_cast<int32_t>(tokenStart_ + 1 - lineStart_), static_cast<int32_t>(zerosEnd - lineStart_));
    return false;
  }
  if (!checkEndOfNumber(c, "decimal")) return false;
  unread(c);
  return true;
}

Token Lexer::readNumber(int c) {
  bool ok;
  if (c == '.') {
    int next = peek();
    if (next == '.' && source_.text.substr(cursor_, 2) == "..") {
      cursor_ += 2;
      return make(TokenKind::Ellipsis);
    }
    if (!isDigit(next)) return make(TokenKind::Dot);
    ok = readFraction(read(), false, true);
  } else if (c == '0') {
    bool done;
    ok = readZero(done);
  } else {
    ok = readDecimalTail(c) && readFraction(c, false, false);
  }
  return ok ? make(TokenKind::Number) : makeEmpty(TokenKind::Error);
}

}  // namespace taipan

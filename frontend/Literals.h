// What literals mean: numbers, and the escape sequences of strings.
#pragma once

#include <string>
#include <string_view>

#include "frontend/Ast.h"
#include "runtime/support/Arena.h"

namespace taipan {

// The value of a numeric literal that the lexer has accepted. False: `error` says what is wrong (the integer has too
// many decimal digits).
[[nodiscard]] bool parseNumber(std::string_view text, Arena& arena, ast::ConstantValue& value, std::string& error);

// A string token taken apart. `body` lies between the quotes.
struct StringParts {
  std::string_view body;
  bool isBytes = false;
  bool isRaw = false;
  bool isFormatted = false;
  bool isUnicodeMarked = false;
};
StringParts splitString(std::string_view token);

// Appends the characters that `body` stands for, as UTF-8 with lone surrogates. False: `error` has the message of
// Python's SyntaxError ("(unicode error) 'unicodeescape' codec can't decode …").
[[nodiscard]] bool decodeText(std::string_view body, bool raw, std::string& out, std::string& error);

// The same for bytes literals; the bytes themselves are appended.
[[nodiscard]] bool decodeBytes(std::string_view body, bool raw, std::string& out, std::string& error);

}  // namespace taipan

// Tokens, and the positions that tokens, tree nodes and error messages share.
#pragma once

#include <cstdint>
#include <string_view>

namespace taipan {

// A stretch of source: lines count from 1, columns are bytes of UTF-8 from 0, the end is exclusive.
// endCol -1 means "unknown" (some errors know only where they start).
struct Span {
  int32_t line = 0;
  int32_t col = 0;
  int32_t endLine = 0;
  int32_t endCol = 0;
};

// From the start of `first` to the end of `last`.
inline Span spanning(const Span& first, const Span& last) {
  return {first.line, first.col, last.endLine, last.endCol};
}

enum class TokenKind : uint8_t {
#define TOKEN(kind, text) kind,
#include "frontend/Tokens.def"
};

// The fixed spelling of an operator or keyword; a description of any other kind.
std::string_view tokenText(TokenKind kind);

struct Token {
  TokenKind kind = TokenKind::EndMarker;
  uint8_t level = 0;   // how many brackets were open after this token
  uint32_t start = 0;  // byte offsets into the source
  uint32_t end = 0;
  Span span;  // col and endCol are -1 for tokens without text (indent, dedent, end of file)
};

}  // namespace taipan

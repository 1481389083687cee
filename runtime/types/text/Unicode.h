// Unicode: properties and case mappings of code points (Unicode 14, as python3.11's str methods see them). The tables
// are generated: tools/unicode/make-unicode-tables.py. Nothing here allocates or raises; code points above 0x10FFFF
// must not be passed.
#pragma once

#include <cstdint>

namespace taipan::unicode {

inline constexpr uint32_t kMaxCodePoint = 0x10FFFF;

bool isAlpha(uint32_t c);
bool isDecimal(uint32_t c);
bool isDigit(uint32_t c);
bool isNumeric(uint32_t c);
bool isLower(uint32_t c);
bool isUpper(uint32_t c);
bool isTitle(uint32_t c);  // category Lt
bool isSpaceSlow(uint32_t c);
bool isPrintableSlow(uint32_t c);
bool isIdentifierStart(uint32_t c);
bool isIdentifierContinue(uint32_t c);
bool isCased(uint32_t c);
bool isCaseIgnorable(uint32_t c);
inline bool isAlnum(uint32_t c) {
  return isAlpha(c) || isDecimal(c) || isDigit(c) || isNumeric(c);
}
// str.splitlines' boundaries.
bool isLineBreak(uint32_t c);
// Value of a decimal digit (0 … 9), or -1.
int decimalValue(uint32_t c);

inline bool isSpace(uint32_t c) {
  if (c < 128) return c == ' ' || (c >= 9 && c <= 13) || (c >= 0x1c && c <= 0x1f);
  return isSpaceSlow(c);
}
// The narrower notion that number syntax has.
inline bool isAsciiSpace(char c) {
  return c == ' ' || (c >= 9 && c <= 13);
}
inline bool isPrintable(uint32_t c) {
  return c < 127 ? c >= 32 : isPrintableSlow(c);
}

// Full case mapping of one code point: writes 1 to 3 code points to out and returns how many.
int toLower(uint32_t c, uint32_t* out);
int toUpper(uint32_t c, uint32_t* out);
int toTitle(uint32_t c, uint32_t* out);
int toFolded(uint32_t c, uint32_t* out);

}  // namespace taipan::unicode

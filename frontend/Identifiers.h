// Which characters identifiers are made of (Unicode's XID_Start and XID_Continue, and '_').
#pragma once

#include <cstdint>

namespace taipan {

bool isIdentifierStart(uint32_t codePoint);
bool isIdentifierContinue(uint32_t codePoint);

// str.isprintable() of one character.
bool isPrintable(uint32_t codePoint);

// Bytes that may be part of an identifier before anybody has looked closer: letters, digits, '_', all of 128 and up.
inline bool isPotentialIdentifierStart(int c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 128;
}
inline bool isPotentialIdentifierChar(int c) {
  return isPotentialIdentifierStart(c) || (c >= '0' && c <= '9');
}

}  // namespace taipan

// Look-ups in the generated tables. A record is shared by all code points of equal properties; see the generator for
// how mappings to several code points are stored.
#include "runtime/types/text/Unicode.h"

namespace taipan::unicode {

namespace {

struct Record {
  uint16_t flags;
  uint8_t decimal;
  int32_t lower, upper, title, fold;
};

#include "runtime/types/text/UnicodeTables.inc"

const Record& record(uint32_t c) {
  unsigned block = kBlocks[c >> kBlockShift];
  return kRecords[kEntries[block << kBlockShift | (c & ((1u << kBlockShift) - 1))]];
}

bool has(uint32_t c, unsigned flag) {
  return (record(c).flags & flag) != 0;
}

int mapping(uint32_t c, int32_t number, bool isLong, uint32_t* out) {
  if (!isLong) {
    out[0] = c + static_cast<uint32_t>(number);
    return 1;
  }
  int length = number & 3;
  for (int i = 0; i < length; i++)
    out[i] = kExtendedCase[(number >> 2) + i];
  return length;
}

}  // namespace

bool isAlpha(uint32_t c) {
  return has(c, kFlagAlpha);
}
bool isDecimal(uint32_t c) {
  return has(c, kFlagDecimal);
}
bool isDigit(uint32_t c) {
  return has(c, kFlagDigit);
}
bool isNumeric(uint32_t c) {
  return has(c, kFlagNumeric);
}
bool isLower(uint32_t c) {
  return has(c, kFlagLower);
}
bool isUpper(uint32_t c) {
  return has(c, kFlagUpper);
}
bool isTitle(uint32_t c) {
  return has(c, kFlagTitle);
}
bool isSpaceSlow(uint32_t c) {
  return has(c, kFlagSpace);
}
bool isPrintableSlow(uint32_t c) {
  return has(c, kFlagPrintable);
}
bool isIdentifierStart(uint32_t c) {
  return has(c, kFlagIdStart);
}
bool isIdentifierContinue(uint32_t c) {
  return has(c, kFlagIdContinue);
}
bool isCased(uint32_t c) {
  return has(c, kFlagLower | kFlagUpper | kFlagTitle);
}
bool isCaseIgnorable(uint32_t c) {
  return has(c, kFlagCaseIgnorable);
}

bool isLineBreak(uint32_t c) {
  return (c >= 0x0A && c <= 0x0D) || (c >= 0x1C && c <= 0x1E) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

int decimalValue(uint32_t c) {
  if (c < 128) return c >= '0' && c <= '9' ? static_cast<int>(c - '0') : -1;
  const Record& r = record(c);
  return r.flags & kFlagDecimal ? r.decimal : -1;
}

int toLower(uint32_t c, uint32_t* out) {
  const Record& r = record(c);
  return mapping(c, r.lower, r.flags & kFlagLongLower, out);
}
int toUpper(uint32_t c, uint32_t* out) {
  const Record& r = record(c);
  return mapping(c, r.upper, r.flags & kFlagLongUpper, out);
}
int toTitle(uint32_t c, uint32_t* out) {
  const Record& r = record(c);
  return mapping(c, r.title, r.flags & kFlagLongTitle, out);
}
int toFolded(uint32_t c, uint32_t* out) {
  const Record& r = record(c);
  return mapping(c, r.fold, r.flags & kFlagLongFold, out);
}

}  // namespace taipan::unicode

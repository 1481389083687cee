// Format: the format-spec mini-language (format(), f-strings), str.format and str % args. Every function may raise;
// those marked "may call" may run Python code.
#pragma once

#include <string_view>

#include "runtime/core/Objects.h"

namespace taipan {

// A parsed format spec: [[fill]align][sign][z][#][0][width][grouping][.precision][type]
struct FormatSpec {
  uint32_t fill = ' ';
  char align = '>';  // one of < > = ^
  bool alignGiven = false;
  char sign = 0;  // + - or space; 0: not given
  bool noNegativeZero = false;
  bool alternate = false;
  int64_t width = -1;  // -1: not given
  char grouping = 0;   // , or _ ; 0: none
  int64_t precision = -1;
  uint32_t type = 0;  // 0: not given
};
// False if raised. object: its type name appears in messages.
[[nodiscard]] bool parseFormatSpec(Thread* t, Value object, Str* text, FormatSpec* spec, char defaultAlign,
                                   uint32_t defaultType);

// value.__format__(spec) for non-empty or empty specs; subclasses count as their base.
Value formatInt(Thread* t, Value v, Str* spec);
Value formatFloat(Thread* t, Value v, Str* spec);
Value formatStr(Thread* t, Value v, Str* spec);

// str.format: args positional, then one per name of kwNames. May call.
Value formatString(Thread* t, Str* format, Value* args, int64_t nargs, Tuple* kwNames);
// str.format_map. May call.
Value formatStringMap(Thread* t, Str* format, Value mapping);

// A number's text (sign, prefix, digits, rest) grouped, padded and aligned.
struct NumberText {
  char sign = 0;            // '-' '+' ' ' or 0
  std::string_view prefix;  // 0x …
  std::string_view whole;   // digits before the point
  std::string_view rest;    // point, fraction, exponent, per cent sign
};
Value assembleNumber(Thread* t, const NumberText& number, const FormatSpec& spec);

}  // namespace taipan

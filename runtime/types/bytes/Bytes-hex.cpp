// bytes.hex and bytes.fromhex.
#include <algorithm>

#include "runtime/threads/Thread.h"
#include "runtime/types/bytes/Bytes.h"
#include "runtime/types/callable/NativeArgs.h"
#include "runtime/types/object/Operations.h"
#include "runtime/types/text/Str.h"

namespace taipan {

namespace {

int hexValue(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  auto lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// One ASCII character from a str or bytes. False if raised. May call (len).
bool separatorOf(Thread* t, Value v, char* out) {
  int64_t length = lengthOf(t, v);
  if (length < 0) return false;
  if (length != 1) return raiseValueError(t, "sep must be length 1."), false;
  ByteView view;
  uint32_t c;
  if (isStrLike(v)) {
    c = strAt(v.as<Str>(), 0);
  } else if (bytesViewOf(v, &view)) {
    c = view[0];
  } else {
    return raiseTypeError(t, "sep must be str or bytes."), false;
  }
  if (c >= 0x80) return raiseValueError(t, "sep must be ASCII."), false;
  *out = static_cast<char>(c);
  return true;
}

// group: bytes between separators, counted from the right, from the left if negative, 0: no separators.
std::string hexText(ByteView view, char separator, int64_t group) {
  static const char kHex[] = "0123456789abcdef";
  std::string out;
  int64_t size = group < 0 ? -group : group;
  for (int64_t i = 0; i < view.length; i++) {
    bool boundary = size && i > 0 && (group > 0 ? view.length - i : i) % size == 0;
    if (boundary) out += separator;
    out += {kHex[view[i] >> 4], kHex[view[i] & 15]};
  }
  return out;
}

bool badDigit(Thread* t, size_t position) {
  raisef(t, exc::ValueError, "non-hexadecimal number found in fromhex() arg at position %zu", position);
  return false;
}

bool parseHex(Thread* t, const Str* text, std::string* out) {
  for (int64_t i = 0; !text->ascii && i < text->length; i++)
    if (strAt(text, i) >= 0x80) return badDigit(t, static_cast<size_t>(i));
  std::string_view digits = asciiView(text);
  for (size_t i = 0; i < digits.size();) {
    if (ascii::isSpace(static_cast<uint8_t>(digits[i]))) {
      i++;
      continue;
    }
    int high = hexValue(digits[i]);
    if (high < 0) return badDigit(t, i);
    int low = i + 1 < digits.size() ? hexValue(digits[i + 1]) : -1;
    if (low < 0) return badDigit(t, i + 1);
    out->push_back(static_cast<char>(high << 4 | low));
    i += 2;
  }
  return true;
}

}  // namespace

Value bytesMethod_hex(Thread* t, Value* args, int64_t nargs, Tuple* kwNames) {
  static const char* const kNames[] = {"sep", "bytes_per_sep"};
  Value given[2];
  if (!bindNativeArgs(t, {"hex", kNames, 2, 0, 2}, args + 1, nargs - 1, kwNames, given)) return Value();
  bool failed = false;
  int64_t group = given[1] ? indexAsInt64(t, given[1], &failed) : 1;
  if (!failed && (group > INT32_MAX || group < INT32_MIN))
    return raise(t, exc::OverflowError, "Python int too large to convert to C int");
  char separator = 0;
  if (failed || (given[0] && !separatorOf(t, given[0], &separator))) return Value();
  return Value::object(newStrAscii(t, hexText(selfView(args[0]), separator, given[0] ? group : 0)));
}

Value bytesMethod_fromhex(Thread* t, Value* args, int64_t, Tuple*) {
  if (!isStrLike(args[1]))
    return raisef(t, exc::TypeError, "fromhex() argument must be str, not %.50s", shownType(args[1]));
  std::string bytes;
  if (!parseHex(t, args[1].as<Str>(), &bytes)) return Value();
  Value result = Value::object(newBytes(t, viewOf(bytes)));
  return !result || args[0] == Value::object(types::Bytes) ? result : callWith(t, args[0], result);
}

}  // namespace taipan

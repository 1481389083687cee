// Methods of bytes about letters, those of ASCII: changing case, and what kind of characters there are.
#include <algorithm>

#include "runtime/types/bytes/Bytes.h"

namespace taipan {

namespace {

// f(byte, whether the byte before it is a letter) for each byte.
template <class F>
Value mapBytes(Thread* t, Value self, F f) {
  ByteView view = selfView(self);
  uint8_t* to;
  Value result = newBytesLike(t, self, view.length, &to);
  if (!result) return Value();
  bool afterLetter = false;
  for (int64_t i = 0; i < view.length; i++) {
    to[i] = f(view[i], afterLetter);
    afterLetter = ascii::isAlpha(view[i]);
  }
  return result;
}

Value allOf(Value self, bool (*test)(uint8_t)) {
  ByteView view = selfView(self);
  return Value::boolean(view.length > 0 && std::all_of(view.data, view.data + view.length, test));
}

// Some letter is of the wanted case and none of the other.
Value hasOnlyCase(Value self, bool (*wanted)(uint8_t), bool (*other)(uint8_t)) {
  ByteView view = selfView(self);
  const uint8_t* end = view.data + view.length;
  return Value::boolean(std::any_of(view.data, end, wanted) && std::none_of(view.data, end, other));
}

}  // namespace

Value bytesMethod_lower(Thread* t, Value* args, int64_t, Tuple*) {
  return mapBytes(t, args[0], [](uint8_t c, bool) { return ascii::toLower(c); });
}
Value bytesMethod_upper(Thread* t, Value* args, int64_t, Tuple*) {
  return mapBytes(t, args[0], [](uint8_t c, bool) { return ascii::toUpper(c); });
}
Value bytesMethod_swapcase(Thread* t, Value* args, int64_t, Tuple*) {
  return mapBytes(t, args[0],
                  [](uint8_t c, bool) { return ascii::isLower(c) ? ascii::toUpper(c) : ascii::toLower(c); });
}
Value bytesMethod_title(Thread* t, Value* args, int64_t, Tuple*) {
  return mapBytes(t, args[0],
                  [](uint8_t c, bool afterLetter) { return afterLetter ? ascii::toLower(c) : ascii::toUpper(c); });
}
Value bytesMethod_capitalize(Thread* t, Value* args, int64_t, Tuple*) {
  bool first = true;
  return mapBytes(t, args[0], [&](uint8_t c, bool) {
    bool capital = first;
    first = false;
    return capital ? ascii::toUpper(c) : ascii::toLower(c);
  });
}

Value bytesMethod_isalnum(Thread*, Value* args, int64_t, Tuple*) {
  return allOf(args[0], ascii::isAlnum);
}
Value bytesMethod_isalpha(Thread*, Value* args, int64_t, Tuple*) {
  return allOf(args[0], ascii::isAlpha);
}
Value bytesMethod_isdigit(Thread*, Value* args, int64_t, Tuple*) {
  return allOf(args[0], ascii::isDigit);
}
Value bytesMethod_isspace(Thread*, Value* args, int64_t, Tuple*) {
  return allOf(args[0], ascii::isSpace);
}
Value bytesMethod_isascii(Thread*, Value* args, int64_t, Tuple*) {
  ByteView view = selfView(args[0]);
  return Value::boolean(std::all_of(view.data, view.data + view.length, [](uint8_t c) { return c < 0x80; }));
}
Value bytesMethod_islower(Thread*, Value* args, int64_t, Tuple*) {
  return hasOnlyCase(args[0], ascii::isLower, ascii::isUpper);
}
Value bytesMethod_isupper(Thread*, Value* args, int64_t, Tuple*) {
  return hasOnlyCase(args[0], ascii::isUpper, ascii::isLower);
}

Value bytesMethod_istitle(Thread*, Value* args, int64_t, Tuple*) {
  ByteView view = selfView(args[0]);
  bool cased = false, afterLetter = false;
  for (int64_t i = 0; i < view.length; i++) {
    bool letter = ascii::isAlpha(view[i]);
    if (letter && ascii::isUpper(view[i]) == afterLetter) return kFalse;
    cased = cased || letter;
    afterLetter = letter;
  }
  return Value::boolean(cased);
}

}  // namespace taipan

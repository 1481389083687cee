// Bytes: what Bytes-*.cpp share. The bodies of methods are functions over a ByteView, a stretch of somebody's bytes, so
// that they serve every type that holds bytes: bytesViewOf says whose bytes can be viewed, newBytesLike what kind of
// object a method makes.
//
//   Bytes, exact:        | header | length | hash … | data ─┐ | bytes… 0 |
//                                                           └─^
//   of a subclass:       | header | length | hash … | data ───► bytes of an exact one | its own words
#pragma once

#include <string>
#include <string_view>

#include "runtime/core/Objects.h"
#include "runtime/heap/Heap.h"
#include "runtime/types/exception/Exceptions.h"

namespace taipan {

namespace types {
extern TypeObject* BytesIterator;
}

// Bytes of a live object; whoever holds the view sees to it that the object lives and does not change meanwhile.
struct ByteView {
  const uint8_t* data = nullptr;
  int64_t length = 0;

  uint8_t operator[](int64_t i) const { return data[i]; }
  ByteView slice(int64_t start, int64_t end) const { return {data + start, end - start}; }
};

inline ByteView viewOf(std::string_view text) {
  return {reinterpret_cast<const uint8_t*>(text.data()), static_cast<int64_t>(text.size())};
}
inline std::string_view textOf(ByteView v) {
  return {reinterpret_cast<const char*>(v.data), static_cast<size_t>(v.length)};
}

// bytes or an instance of a subclass.
inline bool isBytes(Value v) {
  return v.isObject() && (v.asObject()->type()->flags & kTypeBytesSubclass);
}
// The bytes of an object that has such; false: it has none.
inline bool bytesViewOf(Value v, ByteView* out) {
  if (!isBytes(v)) return false;
  *out = {v.as<Bytes>()->data, v.as<Bytes>()->length};
  return true;
}
// The same for the receiver of a method, which is known to have bytes.
inline ByteView selfView(Value self) {
  ByteView view;
  (void)bytesViewOf(self, &view);
  return view;
}
// The same for an argument: TypeError "a bytes-like object is required, not 'X'".
[[nodiscard]] bool bytesArgument(Thread* t, Value v, ByteView* out);

// --- creation (Bytes.cpp). Objects of length 0 and 1 are shared where their contents are known.
[[nodiscard]] Bytes* newBytes(Thread* t, ByteView view);
[[nodiscard]] Bytes* newBytesUninitialised(Thread* t, int64_t length);  // the caller fills data
[[nodiscard]] Bytes* bytesOfOne(Thread* t, uint8_t byte);
// v, which is a bytes or an instance of a subclass, as an exact bytes.
[[nodiscard]] Bytes* exactBytes(Thread* t, Value v);
// What a method of `self` returns: a new object with these bytes.
Value newBytesLike(Thread* t, Value self, ByteView view);
// The same to be filled by the caller through *data.
Value newBytesLike(Thread* t, Value self, int64_t length, uint8_t** data);
// What a method of `self` returns that changes nothing: self where it is immutable.
Value sameBytes(Thread* t, Value self);

// For bytes and what derives from it.
void traceBytes(Object* o, Marker& marker);

uint32_t bytesHash(Bytes* b);              // that of a str with these bytes
int compareBytes(ByteView a, ByteView b);  // < 0, 0, > 0
bool equalBytes(ByteView a, ByteView b);
// b'…' with the quotes that need the fewest escapes; escapes ASCII alone.
std::string reprOfBytes(ByteView view);

// --- making bytes of anything (Bytes-new.cpp)
// bytes.__new__. May call.
Value newBytesObject(Thread* t, TypeObject* type, Value* args, int64_t nargs, Tuple* kwNames);
// What v.__bytes__() gives, the bytes of a bytes-like object, or of an iterable of ints: bytes(v) without its readings
// as a count. TypeError "cannot convert 'X' object to bytes". May call.
[[nodiscard]] Value bytesFromObject(Thread* t, Value v);
// v.__bytes__(), checked to be bytes; empty without exception: there is no such method. May call.
[[nodiscard]] Value callBytesMethod(Thread* t, Value v);

// --- searching (Bytes-search.cpp). 0 <= start, end <= hay.length; -1: not found.
int64_t findBytes(ByteView hay, ByteView needle, int64_t start, int64_t end);
int64_t findLastBytes(ByteView hay, ByteView needle, int64_t start, int64_t end);
// Occurrences that do not overlap; those of nothing are the places between bytes.
int64_t countBytes(ByteView hay, ByteView needle, int64_t start, int64_t end);
// `item in self`: an int or bytes.
[[nodiscard]] int bytesContains(Thread* t, Value self, Value item);

// bytes % args (Format-percent.cpp). May call.
Value bytesFormatPercent(Thread* t, ByteView format, Value args);

// Characters as bytes see them: those of ASCII, whatever the locale.
namespace ascii {
inline bool isLower(uint8_t c) {
  return c >= 'a' && c <= 'z';
}
inline bool isUpper(uint8_t c) {
  return c >= 'A' && c <= 'Z';
}
inline bool isAlpha(uint8_t c) {
  return isLower(c | 0x20) && c < 0x80;
}
inline bool isDigit(uint8_t c) {
  return c >= '0' && c <= '9';
}
inline bool isAlnum(uint8_t c) {
  return isAlpha(c) || isDigit(c);
}
inline bool isSpace(uint8_t c) {
  return c == ' ' || (c >= 9 && c <= 13);
}
inline uint8_t toLower(uint8_t c) {
  return isUpper(c) ? c | 0x20 : c;
}
inline uint8_t toUpper(uint8_t c) {
  return isLower(c) ? c & ~0x20 : c;
}
}  // namespace ascii

// --- methods in files of their own, collected by Bytes-type.cpp. All are NativeFns over anything with bytes.
#define BYTES_METHOD(name) Value bytesMethod_##name(Thread* t, Value* args, int64_t nargs, Tuple* kwNames);
#include "runtime/types/bytes/BytesMethods.def"

}  // namespace taipan

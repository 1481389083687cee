// Str: what Str*.cpp and Format*.cpp share beside the functions of Objects.h.
//
// Where a string's bytes are (Str::storage):
//   kStrInline    behind the header; a zero code unit follows, so that ASCII data can be read as a C string
//   kStrBuffer    at the start of a StringBuffer, which longer strings may share
//   kStrBorrowed  in another Str: instances of subclasses of str, whose own words follow the header
// Strings never change. kind is always the least that fits, so equal strings have equal bytes.
#pragma once

#include <string>
#include <string_view>

#include "runtime/core/Objects.h"
#include "runtime/heap/Heap.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/text/Unicode.h"

namespace taipan {

namespace types {
extern TypeObject* StrIterator;
}

enum StrStorage : uint8_t { kStrInline = 0, kStrBuffer = 1, kStrBorrowed = 2 };

// Iterator over a str. Layout kValuesFrom1.
struct RT_LAYOUT StrIteratorObject : Object {
  Value string;    // empty when exhausted
  Value position;  // small int
};

// A str or an instance of a subclass: v.as<Str>() may be read like any other.
inline bool isStrLike(Value v) {
  return v.isObject() && (isStr(v) || (v.asObject()->type()->flags & kTypeStrSubclass));
}

// Calls f with the data as const uint8_t*, const uint16_t* or const uint32_t*.
template <class F>
inline auto withData(const Str* s, F f) {
  if (s->kind == 1) return f(static_cast<const uint8_t*>(s->data));
  if (s->kind == 2) return f(reinterpret_cast<const uint16_t*>(s->data));
  return f(reinterpret_cast<const uint32_t*>(s->data));
}

inline uint32_t codePointAt(const Str* s, int64_t i) {
  if (s->kind == 1) return s->data[i];
  if (s->kind == 2) return reinterpret_cast<const uint16_t*>(s->data)[i];
  return reinterpret_cast<const uint32_t*>(s->data)[i];
}

inline int kindFor(uint32_t maxChar) {
  return maxChar < 0x100 ? 1 : maxChar < 0x10000 ? 2 : 4;
}

// Whether two strs are equal, where that shows without reading their text: 1, 0, or -1 where it does not; then they
// have equal lengths and kinds, and strSameBytes tells.
inline int strEqualAtSight(const Str* a, const Str* b) {
  if (a == b) return 1;
  if (a->length != b->length || a->kind != b->kind || (a->interned && b->interned)) return 0;
  return a->hash != b->hash && a->hash != 0 && b->hash != 0 ? 0 : -1;
}
inline bool strSameBytes(const Str* a, const Str* b) {
  return __builtin_memcmp(a->data, b->data, static_cast<size_t>(a->length) * a->kind) == 0;
}

[[nodiscard]] Str* emptyStr(Thread* t);
// For trace functions of types that derive from str.
void traceStr(Object* o, Marker& marker);
// The bytes of an ASCII string.
inline std::string_view asciiView(const Str* s) {
  return {reinterpret_cast<const char*>(s->data), static_cast<size_t>(s->length)};
}
// An ASCII text known to be such.
[[nodiscard]] Str* newStrAscii(Thread* t, std::string_view ascii);
// n code points, narrowed to the least kind.
[[nodiscard]] Str* newStrFrom(Thread* t, const uint8_t* data, int64_t n);
[[nodiscard]] Str* newStrFrom(Thread* t, const uint16_t* data, int64_t n);
[[nodiscard]] Str* newStrFrom(Thread* t, const uint32_t* data, int64_t n);
// Code points [start, start + n) of s as another kind (>= s->kind), written to `to`.
void copyWidened(const Str* s, int64_t start, int64_t n, uint8_t* to, int toKind);
// v itself if its type is exactly str, else the same text as an exact str.
[[nodiscard]] Str* exactStr(Thread* t, Value v);

// The text with digits and spaces of other scripts as ASCII, for int() and float(); what has no meaning there becomes
// '?'.
std::string strToNumberText(const Str* s);
// v's type as messages about a wrong argument name it: None goes by that name.
inline const char* shownType(Value v) {
  return v.isNone() ? "None" : typeName(v);
}

// --- searching (Str-search.cpp). Indices in code points, -1: not found. 0 <= start, end <= length.
int64_t strFind(const Str* s, const Str* needle, int64_t start, int64_t end);
int64_t strFindLast(const Str* s, const Str* needle, int64_t start, int64_t end);
int64_t strFindChar(const Str* s, uint32_t c, int64_t start, int64_t end);
int64_t strFindLastChar(const Str* s, uint32_t c, int64_t start, int64_t end);
int64_t strCount(const Str* s, const Str* needle, int64_t start, int64_t end);
// s has `part` at code point `at`. False when it does not fit.
bool strMatchesAt(const Str* s, int64_t at, const Str* part);

// --- methods in files of their own, collected by Str-type.cpp. All are NativeFns.
#define STR_METHOD(name) Value strMethod_##name(Thread* t, Value* args, int64_t nargs, Tuple* kwNames);
#include "runtime/types/text/StrMethods.def"

// The shared strs of one code point below 256 (strFromCodePoint).
extern Str* latin1Strs[256];
// Start-up: makes them and the empty one. Before any other str; types::Str is a skeleton.
void makeSharedStrs(Thread* t);

void initStrIterator(Thread* t);
Value newStrIterator(Thread* t, Value string);
Value strRepeat(Thread* t, Str* s, int64_t count);
Value strGetItem(Thread* t, Value self, Value key);
[[nodiscard]] int strContains(Thread* t, Value self, Value item);
Value strJoin(Thread* t, Str* separator, Value iterable);  // may call

}  // namespace taipan

// Str: storage of text: creation, concatenation, interning, hashing, comparison. Methods are in Str-*.cpp.
//
//   Str, inline:    | header | length | hash kind … | data ─┐ | bytes… 0 |
//                                                           └─^
//   Str, buffered:  | header | length | hash kind … | data ─┐ | unused |
//   StringBuffer:   | header | capacity | used | bytes… <───┘
//
// a + b for a long a makes a StringBuffer with room behind; when b is later appended to the longest string of a buffer,
// only b's bytes are copied. Shorter strings of the buffer keep their length and see nothing of it.
#include "runtime/types/text/Str.h"

#include <cstdlib>
#include <cstring>

#include "runtime/heap/Heap.h"
#include "runtime/support/Assert.h"
#include "runtime/threads/Runtime.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Hash.h"
#include "runtime/types/text/StrBuilder.h"

namespace taipan {

namespace {

constexpr size_t kHeaderSize = sizeof(Str) - sizeof(Str::inlineData);
constexpr size_t kBufferHeaderSize = sizeof(StringBuffer) - sizeof(StringBuffer::data);
// Results of concatenation below this size are plain inline strings.
constexpr int64_t kMinBufferBytes = 256;
constexpr int64_t kMaxBytes = int64_t{1} << 46;

}  // namespace

Str* latin1Strs[256];

namespace {

// --- tables: interned strings, and the shared strings of length 0 and 1

Str* theEmptyStr;

// The shared strings are interned too.
void traceTable(Marker& marker, void* context) {
  auto* table = static_cast<const InternTable*>(context);
  for (size_t i = 0; table->slots && i <= table->mask; i++)
    marker.visitObject(table->slots[i]);
}

uint64_t mixPair(uint64_t a, uint64_t b) {
  auto product = static_cast<unsigned __int128>(a) * b;
  return static_cast<uint64_t>(product) ^ static_cast<uint64_t>(product >> 64);
}

uint64_t load64(const uint8_t* p) {
  uint64_t word;
  memcpy(&word, p, 8);
  return word;
}

}  // namespace

// Sixteen bytes a step, each word whitened with an odd constant, folded by a 128-bit product.
uint32_t hashOfBytes(const uint8_t* p, size_t n) {
  constexpr uint64_t kFirst = 0x9E3779B97F4A7C15, kSecond = 0xD6E8FEB86659FD93;
  uint64_t state = n * kFirst;
  for (; n > 16; p += 16, n -= 16)
    state = mixPair(load64(p) ^ kFirst ^ state, load64(p + 8) ^ kSecond);
  uint64_t low = 0, high = 0;
  if (n >= 8) {
    low = load64(p);
    high = load64(p + n - 8);
  } else if (n > 0) {
    for (size_t i = 0; i < n; i++)
      low |= static_cast<uint64_t>(p[i]) << (8 * i);
  }
  state = mixPair(low ^ kFirst ^ state, high ^ kSecond);
  auto hash = static_cast<uint32_t>(state ^ state >> 32);
  return hash ? hash : 1;
}

namespace {

uint32_t hashOf(Str* s) {
  if (s->hash == 0) s->hash = hashOfBytes(s->data, static_cast<size_t>(s->length) * s->kind);
  return s->hash;
}

template <class T>
uint32_t usedBits(const T* p, int64_t n) {
  uint32_t bits = 0;
  for (int64_t i = 0; i < n; i++)
    bits |= p[i];
  return bits;
}

bool isAsciiBytes(const uint8_t* p, int64_t n) {
  return usedBits(p, n) < 0x80;
}

template <class From, class To>
void convert(const From* from, int64_t n, To* to) {
  for (int64_t i = 0; i < n; i++)
    to[i] = static_cast<To>(from[i]);
}

template <class T>
Str* newStrNarrowed(Thread* t, const T* data, int64_t n) {
  if (n == 0) return emptyStr(t);
  if (n == 1) return strFromCodePoint(t, data[0]);
  uint32_t bits = usedBits(data, n);
  Str* s = newStrUninitialised(t, n, kindFor(bits), bits < 0x80);
  if (!s) return nullptr;
  if (s->kind == 1) {
    convert(data, n, s->data);
  } else if (s->kind == 2) {
    convert(data, n, reinterpret_cast<uint16_t*>(s->data));
  } else {
    convert(data, n, reinterpret_cast<uint32_t*>(s->data));
  }
  return s;
}

// Code point of the UTF-8 sequence at p; advances p.
uint32_t decodeUtf8(const uint8_t*& p) {
  uint32_t c = *p++;
  if (c < 0x80) return c;
  int more = c >= 0xF0 ? 3 : c >= 0xE0 ? 2 : 1;
  c &= 0x3Fu >> more;
  while (more-- > 0)
    c = c << 6 | (*p++ & 0x3F);
  return c;
}

}  // namespace

// --- creation

Str* newStrUninitialised(Thread* t, int64_t length, int kind, bool ascii) {
  if (length > kMaxBytes / 4) {
    raiseNoMemory(t);
    return nullptr;
  }
  size_t size = kHeaderSize + static_cast<size_t>(length + 1) * static_cast<size_t>(kind);
  Str* s = allocateAs<Str>(t, size, types::Str->instanceShape, Layout::kLeaf);
  if (!s) return nullptr;
  s->length = length;
  s->hash = 0;
  s->kind = static_cast<uint8_t>(kind);
  s->ascii = ascii;
  s->interned = false;
  s->storage = kStrInline;
  s->data = s->inlineData;
  memset(s->data + length * kind, 0, static_cast<size_t>(kind));
  return s;
}

void makeSharedStrs(Thread* t) {
  heap::addRootTracer(t, traceTable, &t->runtime()->interned);
  theEmptyStr = internStr(t, newStrUninitialised(t, 0, 1, true));
  for (uint32_t c = 0; c < std::size(latin1Strs); c++) {
    Str* s = newStrUninitialised(t, 1, 1, c < 0x80);
    s->data[0] = static_cast<uint8_t>(c);
    latin1Strs[c] = internStr(t, s);
  }
}

Str* emptyStr(Thread*) {
  return theEmptyStr;
}

Str* strFromCodePoint(Thread* t, uint32_t c) {
  if (c < 256) return latin1Strs[c];
  Str* s = newStrUninitialised(t, 1, kindFor(c), c < 0x80);
  if (!s) return nullptr;
  if (c >= 0x10000)
    *reinterpret_cast<uint32_t*>(s->data) = c;
  else
    *reinterpret_cast<uint16_t*>(s->data) = static_cast<uint16_t>(c);
  return s;
}

Str* newStrAscii(Thread* t, std::string_view ascii) {
  if (ascii.empty()) return emptyStr(t);
  if (ascii.size() == 1) return strFromCodePoint(t, static_cast<uint8_t>(ascii[0]));
  Str* s = newStrUninitialised(t, static_cast<int64_t>(ascii.size()), 1, true);
  if (s) memcpy(s->data, ascii.data(), ascii.size());
  return s;
}

Str* newStrLatin1(Thread* t, const uint8_t* bytes, int64_t n) {
  if (n == 0) return emptyStr(t);
  if (n == 1) return strFromCodePoint(t, bytes[0]);
  Str* s = newStrUninitialised(t, n, 1, isAsciiBytes(bytes, n));
  if (s) memcpy(s->data, bytes, static_cast<size_t>(n));
  return s;
}

Str* newStrFrom(Thread* t, const uint8_t* data, int64_t n) {
  return newStrLatin1(t, data, n);
}
Str* newStrFrom(Thread* t, const uint16_t* data, int64_t n) {
  return newStrNarrowed(t, data, n);
}
Str* newStrFrom(Thread* t, const uint32_t* data, int64_t n) {
  return newStrNarrowed(t, data, n);
}

Str* newStr(Thread* t, std::string_view utf8) {
  const auto* p = reinterpret_cast<const uint8_t*>(utf8.data());
  if (isAsciiBytes(p, static_cast<int64_t>(utf8.size()))) return newStrAscii(t, utf8);
  StrBuilder text;
  for (const uint8_t* end = p + utf8.size(); p < end;)
    text.append(decodeUtf8(p));
  return text.finish(t);
}

void copyWidened(const Str* s, int64_t start, int64_t n, uint8_t* to, int toKind) {
  if (s->kind == toKind) {
    memcpy(to, s->data + start * toKind, static_cast<size_t>(n) * toKind);
    return;
  }
  withData(s, [&](const auto* from) {
    if (toKind == 2) {
      convert(from + start, n, reinterpret_cast<uint16_t*>(to));
    } else {
      convert(from + start, n, reinterpret_cast<uint32_t*>(to));
    }
  });
}

Str* exactStr(Thread* t, Value v) {
  Str* s = v.as<Str>();
  if (isStr(v)) return s;
  return withData(s, [&](const auto* p) { return newStrFrom(t, p, s->length); });
}

Str* strSubstring(Thread* t, Str* s, int64_t start, int64_t end) {
  if (start >= end) return emptyStr(t);
  if (start == 0 && end == s->length && isStr(Value::object(s))) return s;
  if (!s->ascii) return withData(s, [&](const auto* p) { return newStrFrom(t, p + start, end - start); });
  return newStrAscii(t, asciiView(s).substr(static_cast<size_t>(start), static_cast<size_t>(end - start)));
}

void traceStr(Object* o, Marker& marker) {
  auto* s = static_cast<Str*>(o);
  if (s->storage == kStrBuffer) {
    marker.visitObject(reinterpret_cast<Object*>(s->data - kBufferHeaderSize));
  } else if (s->storage == kStrBorrowed) {
    marker.visitObject(reinterpret_cast<Object*>(s->data - kHeaderSize));
  }
}

// --- concatenation

namespace {

StringBuffer* bufferOf(const Str* s) {
  return reinterpret_cast<StringBuffer*>(s->data - kBufferHeaderSize);
}

Str* newBufferedStr(Thread* t, StringBuffer* buffer, int64_t length, int kind, bool ascii) {
  Str* s = allocateAs<Str>(t, sizeof(Str), types::Str->instanceShape, Layout::kCustom);
  if (!s) return nullptr;
  s->length = length;
  s->kind = static_cast<uint8_t>(kind);
  s->ascii = ascii;
  s->storage = kStrBuffer;
  s->data = buffer->data;
  return s;
}

StringBuffer* newStringBuffer(Thread* t, int64_t capacity) {
  auto* buffer = allocateAs<StringBuffer>(t, kBufferHeaderSize + static_cast<size_t>(capacity),
                                          types::StringBuffer->instanceShape, Layout::kLeaf);
  if (buffer) buffer->capacity = capacity;
  return buffer;
}

// The result when b can be written behind a in a's buffer, else null (without exception).
Str* appendInPlace(Thread* t, Str* a, Str* b, bool* raised) {
  if (a->storage != kStrBuffer || b->kind > a->kind) return nullptr;
  StringBuffer* buffer = bufferOf(a);
  int64_t used = a->length * a->kind, added = b->length * a->kind;
  if (buffer->used != used || added > buffer->capacity - used) return nullptr;
  Str* s = newBufferedStr(t, buffer, a->length + b->length, a->kind, a->ascii && b->ascii);
  if (!s) {
    *raised = true;
    return nullptr;
  }
  copyWidened(b, 0, b->length, buffer->data + used, a->kind);
  buffer->used = used + added;
  return s;
}

}  // namespace

Str* strConcat(Thread* t, Str* a, Str* b) {
  if (a->length == 0) return exactStr(t, Value::object(b));
  if (b->length == 0) return exactStr(t, Value::object(a));
  bool raised = false;
  if (Str* s = appendInPlace(t, a, b, &raised); s || raised) return s;
  int kind = a->kind > b->kind ? a->kind : b->kind;
  int64_t length = a->length + b->length, bytes = length * kind;
  if (length > kMaxBytes / 4) {
    raiseNoMemory(t);
    return nullptr;
  }
  Str* s;
  if (bytes < kMinBufferBytes || b->length > a->length) {
    s = newStrUninitialised(t, length, kind, a->ascii && b->ascii);
  } else {
    StringBuffer* buffer = newStringBuffer(t, bytes < 1 << 20 ? bytes * 2 : bytes + bytes / 2);
    if (!buffer) return nullptr;
    buffer->used = bytes;
    s = newBufferedStr(t, buffer, length, kind, a->ascii && b->ascii);
  }
  if (!s) return nullptr;
  copyWidened(a, 0, a->length, s->data, kind);
  copyWidened(b, 0, b->length, s->data + a->length * kind, kind);
  return s;
}

// --- interning

namespace {

void growInternTable(InternTable& table) {
  InternTable old = table;
  size_t size = old.slots ? (old.mask + 1) * 2 : 4096;
  table.slots = static_cast<Str**>(calloc(size, sizeof(Str*)));
  CHECK(table.slots != nullptr, "the table of interned strings fits into memory");
  table.mask = size - 1;
  for (size_t i = 0; old.slots && i <= old.mask; i++) {
    if (!old.slots[i]) continue;
    size_t at = old.slots[i]->hash & table.mask;
    while (table.slots[at])
      at = (at + 1) & table.mask;
    table.slots[at] = old.slots[i];
  }
  free(old.slots);
}

// Slot that holds the interned string of these bytes, or the free slot where it belongs.
Str** findInterned(InternTable& table, uint32_t hash, const uint8_t* data, int64_t length, int kind) {
  if (table.count * 2 >= table.mask) growInternTable(table);
  size_t at = hash & table.mask;
  while (Str* s = table.slots[at]) {
    if (s->hash == hash && s->length == length && s->kind == kind &&
        memcmp(s->data, data, static_cast<size_t>(length) * kind) == 0)
      break;
    at = (at + 1) & table.mask;
  }
  return &table.slots[at];
}

Str* addInterned(InternTable& table, Str** slot, Str* s) {
  s->interned = true;
  table.count++;
  return *slot = s;
}

}  // namespace

Str* internStr(Thread* t, Str* s) {
  if (s->interned) return s;
  InternTable& table = t->runtime()->interned;
  Str** slot = findInterned(table, hashOf(s), s->data, s->length, s->kind);
  if (*slot) return *slot;
  if (s->storage != kStrInline) {  // neither a long buffer nor an instance of a subclass shall live for ever
    Str* copy = newStrUninitialised(t, s->length, s->kind, s->ascii);
    if (!copy) return nullptr;
    memcpy(copy->data, s->data, static_cast<size_t>(s->length) * s->kind);
    copy->hash = s->hash;
    s = copy;
  }
  return addInterned(table, slot, s);
}

Str* internedTwin(Thread* t, Str* s) {
  return s->interned ? s : *findInterned(t->runtime()->interned, hashOf(s), s->data, s->length, s->kind);
}

Str* intern(Thread* t, std::string_view utf8) {
  if (utf8.empty()) return emptyStr(t);
  const auto* bytes = reinterpret_cast<const uint8_t*>(utf8.data());
  auto n = static_cast<int64_t>(utf8.size());
  if (isAsciiBytes(bytes, n)) {
    Str* s = *findInterned(t->runtime()->interned, hashOfBytes(bytes, utf8.size()), bytes, n, 1);
    if (s) return s;
  }
  Str* s = newStr(t, utf8);
  return s ? internStr(t, s) : nullptr;
}

// --- comparison, access

uint32_t strAt(const Str* s, int64_t i) {
  return codePointAt(s, i);
}

int64_t strHash(Str* s) {
  return hashOf(s);
}

bool strEqual(const Str* a, const Str* b) {
  int known = strEqualAtSight(a, b);
  return known >= 0 ? known : strSameBytes(a, b);
}

int strCompare(const Str* a, const Str* b) {
  int64_t n = a->length < b->length ? a->length : b->length;
  if (a->kind == 1 && b->kind == 1) {
    int order = memcmp(a->data, b->data, static_cast<size_t>(n));
    if (order != 0) return order < 0 ? -1 : 1;
  } else {
    for (int64_t i = 0; i < n; i++) {
      uint32_t x = codePointAt(a, i), y = codePointAt(b, i);
      if (x != y) return x < y ? -1 : 1;
    }
  }
  return a->length < b->length ? -1 : a->length > b->length;
}

std::string strToUtf8(const Str* s) {
  if (s->ascii) return std::string(asciiView(s));
  std::string out;
  out.reserve(static_cast<size_t>(s->length) * 2);
  auto add = [&](uint32_t byte) { out.push_back(static_cast<char>(byte)); };
  for (int64_t i = 0; i < s->length; i++) {
    uint32_t c = codePointAt(s, i);
    if (c < 0x80) {
      add(c);
      continue;
    }
    if (c < 0x800) {
      add(0xC0 | c >> 6);
    } else {
      if (c < 0x10000) {
        add(0xE0 | c >> 12);
      } else {
        add(0xF0 | c >> 18);
        add(0x80 | (c >> 12 & 0x3F));
      }
      add(0x80 | (c >> 6 & 0x3F));
    }
    add(0x80 | (c & 0x3F));
  }
  return out;
}

std::string strToNumberText(const Str* s) {
  if (s->ascii) return std::string(asciiView(s));
  std::string out;
  for (int64_t i = 0; i < s->length; i++) {
    uint32_t c = codePointAt(s, i);
    int digit = unicode::decimalValue(c);
    out.push_back(digit >= 0            ? static_cast<char>('0' + digit)
                  : c < 0x80            ? static_cast<char>(c)
                  : unicode::isSpace(c) ? ' '
                                        : '?');
  }
  return out;
}

// --- repr

namespace {

bool needsNoEscape(const Str* s) {
  if (!s->ascii) return false;
  for (int64_t i = 0; i < s->length; i++) {
    uint8_t c = s->data[i];
    if (c < 32 || c == 127 || c == '\'' || c == '\\') return false;
  }
  return true;
}

void appendEscaped(StrBuilder& out, uint32_t c) {
  static const char kHex[] = "0123456789abcdef";
  out.append('\\');
  int digits = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
  out.append(digits == 2 ? 'x' : digits == 4 ? 'u' : 'U');
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4)
    out.append(static_cast<uint8_t>(kHex[c >> shift & 15]));
}

void appendReprChar(StrBuilder& out, uint32_t c, uint32_t quote) {
  if (c == quote || c == '\\') {
    out.append('\\');
    out.append(c);
  } else if (c == '\n' || c == '\t' || c == '\r') {
    out.append('\\');
    out.append(c == '\n' ? 'n' : c == '\t' ? 't' : 'r');
  } else if (unicode::isPrintable(c)) {
    out.append(c);
  } else {
    appendEscaped(out, c);
  }
}

}  // namespace

Value strRepr(Thread* t, Str* s) {
  if (needsNoEscape(s)) {
    Str* r = newStrUninitialised(t, s->length + 2, 1, true);
    if (!r) return Value();
    memcpy(r->data + 1, s->data, static_cast<size_t>(s->length));
    r->data[0] = r->data[s->length + 1] = '\'';
    return Value::object(r);
  }
  bool single = strFindChar(s, '\'', 0, s->length) >= 0, twice = strFindChar(s, '"', 0, s->length) >= 0;
  uint32_t quote = single && !twice ? '"' : '\'';
  StrBuilder out;
  out.append(quote);
  for (int64_t i = 0; i < s->length; i++)
    appendReprChar(out, codePointAt(s, i), quote);
  out.append(quote);
  return Value::object(out.finish(t));
}

}  // namespace taipan

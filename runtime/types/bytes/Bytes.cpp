// Bytes: storage: creation, hashing, comparison, repr.
#include "runtime/types/bytes/Bytes.h"

#include <algorithm>
#include <cstring>

#include "runtime/heap/Heap.h"
#include "runtime/threads/Runtime.h"
#include "runtime/types/object/Hash.h"

namespace taipan {

namespace {

constexpr size_t kHeaderSize = sizeof(Bytes) - sizeof(Bytes::inlineData);
constexpr int64_t kMaxLength = int64_t{1} << 44;

Bytes* emptyBytes(Thread* t) {
  Bytes*& shared = t->runtime()->emptyBytes;
  if (!shared) shared = newBytesUninitialised(t, 0);
  return shared;
}

}  // namespace

bool bytesArgument(Thread* t, Value v, ByteView* out) {
  if (bytesViewOf(v, out)) return true;
  raisef(t, exc::TypeError, "a bytes-like object is required, not '%.100s'", typeName(v));
  return false;
}

// --- creation

Bytes* newBytesUninitialised(Thread* t, int64_t length) {
  if (length > kMaxLength) {
    raiseNoMemory(t);
    return nullptr;
  }
  size_t size = kHeaderSize + static_cast<size_t>(length) + 1;
  auto* b = allocateAs<Bytes>(t, size, types::Bytes->instanceShape, Layout::kLeaf);
  if (!b) return nullptr;
  b->length = length;
  b->hash = 0;
  b->borrowed = false;
  b->data = b->inlineData;
  b->data[length] = 0;
  return b;
}

Bytes* bytesOfOne(Thread* t, uint8_t byte) {
  Bytes*& shared = t->runtime()->singleBytes[byte];
  if (!shared) {
    Bytes* b = newBytesUninitialised(t, 1);
    if (!b) return nullptr;
    b->data[0] = byte;
    shared = b;
  }
  return shared;
}

Bytes* newBytes(Thread* t, ByteView view) {
  if (view.length == 0) return emptyBytes(t);
  if (view.length == 1) return bytesOfOne(t, view[0]);
  Bytes* b = newBytesUninitialised(t, view.length);
  if (b) memcpy(b->data, view.data, static_cast<size_t>(view.length));
  return b;
}

Bytes* exactBytes(Thread* t, Value v) {
  return isExact(v, types::Bytes) ? v.as<Bytes>() : newBytes(t, selfView(v));
}

Value newBytesLike(Thread* t, Value, ByteView view) {
  return Value::object(newBytes(t, view));
}

Value newBytesLike(Thread* t, Value, int64_t length, uint8_t** data) {
  Bytes* b = length == 0 ? emptyBytes(t) : newBytesUninitialised(t, length);
  if (b) *data = b->data;
  return Value::object(b);
}

Value sameBytes(Thread* t, Value self) {
  return Value::object(exactBytes(t, self));
}

void traceBytes(Object* o, Marker& marker) {
  auto* b = static_cast<Bytes*>(o);
  if (b->borrowed) marker.visitObject(reinterpret_cast<Object*>(b->data - kHeaderSize));
}

// --- hash, comparison

uint32_t bytesHash(Bytes* b) {
  if (b->hash == 0) b->hash = hashOfBytes(b->data, static_cast<size_t>(b->length));
  return b->hash;
}

int compareBytes(ByteView a, ByteView b) {
  auto common = static_cast<size_t>(std::min(a.length, b.length));
  int order = common ? memcmp(a.data, b.data, common) : 0;
  if (order != 0) return order;
  return a.length < b.length ? -1 : a.length > b.length;
}

bool equalBytes(ByteView a, ByteView b) {
  return a.length == b.length && compareBytes(a, b) == 0;
}

// --- repr

std::string reprOfBytes(ByteView view) {
  static const char kHex[] = "0123456789abcdef";
  std::string_view text = textOf(view);
  bool hasSingle = text.find('\'') != text.npos, hasDouble = text.find('"') != text.npos;
  char quote = hasSingle && !hasDouble ? '"' : '\'';
  std::string out = "b";
  out.reserve(text.size() + 3);
  out += quote;
  for (char c : text) {
    auto byte = static_cast<uint8_t>(c);
    if (c == quote || c == '\\') {
      out += {'\\', c};
    } else if (c == '\n' || c == '\t' || c == '\r') {
      out += {'\\', c == '\n' ? 'n' : c == '\t' ? 't' : 'r'};
    } else if (byte < 32 || byte >= 127) {
      out += {'\\', 'x', kHex[byte >> 4], kHex[byte & 15]};
    } else {
      out += c;
    }
  }
  out += quote;
  return out;
}

}  // namespace taipan

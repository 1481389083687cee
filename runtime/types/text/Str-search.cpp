// Searching in strings. The C library's vectorised memchr and memmem do the work: they look at bytes, so a hit in 2-
// and 4-byte text counts only where a code point begins. A needle of a smaller kind is widened first; of a larger kind
// it cannot occur.
#include <cstdlib>
#include <cstring>

#include "runtime/support/Assert.h"
#include "runtime/types/text/Str.h"

namespace taipan {

namespace {

// The needle's bytes in the haystack's kind.
class WidenedNeedle {
 public:
  WidenedNeedle(const Str* needle, int kind) : bytes_(static_cast<size_t>(needle->length) * kind) {
    if (needle->kind == kind) {
      data_ = needle->data;
      return;
    }
    uint8_t* copy = inline_;
    if (bytes_ > sizeof inline_) copy = owned_ = static_cast<uint8_t*>(malloc(bytes_));
    CHECK(copy != nullptr, "a widened needle fits into memory");
    copyWidened(needle, 0, needle->length, copy, kind);
    data_ = copy;
  }
  ~WidenedNeedle() { free(owned_); }
  WidenedNeedle(const WidenedNeedle&) = delete;
  WidenedNeedle& operator=(const WidenedNeedle&) = delete;
  const uint8_t* data() const { return data_; }
  size_t size() const { return bytes_; }

 private:
  size_t bytes_;
  const uint8_t* data_ = nullptr;
  uint8_t* owned_ = nullptr;
  uint8_t inline_[64];
};

// Byte offset of the first hit that begins at a multiple of kind, or -1.
int64_t findBytes(const uint8_t* hay, int64_t size, const WidenedNeedle& needle, int kind) {
  const uint8_t* at = hay;
  while (size - (at - hay) >= static_cast<int64_t>(needle.size())) {
    auto* hit =
        static_cast<const uint8_t*>(memmem(at, static_cast<size_t>(size - (at - hay)), needle.data(), needle.size()));
    if (!hit) return -1;
    if ((hit - hay) % kind == 0) return hit - hay;
    at = hit + 1;
  }
  return -1;
}

template <class T>
int64_t findUnit(const T* p, T c, int64_t start, int64_t end) {
  for (int64_t i = start; i < end; i++)
    if (p[i] == c) return i;
  return -1;
}

template <class T>
int64_t findLastUnit(const T* p, T c, int64_t start, int64_t end) {
  for (int64_t i = end - 1; i >= start; i--)
    if (p[i] == c) return i;
  return -1;
}

int64_t offsetOrNone(const uint8_t* base, const void* hit) {
  return hit ? static_cast<const uint8_t*>(hit) - base : -1;
}

}  // namespace

int64_t strFindChar(const Str* s, uint32_t c, int64_t start, int64_t end) {
  if (start >= end || kindFor(c) > s->kind) return -1;
  if (s->kind == 1)
    return offsetOrNone(s->data, memchr(s->data + start, static_cast<int>(c), static_cast<size_t>(end - start)));
  if (s->kind == 2) return findUnit(reinterpret_cast<const uint16_t*>(s->data), static_cast<uint16_t>(c), start, end);
  return findUnit(reinterpret_cast<const uint32_t*>(s->data), c, start, end);
}

int64_t strFindLastChar(const Str* s, uint32_t c, int64_t start, int64_t end) {
  if (start >= end || kindFor(c) > s->kind) return -1;
  if (s->kind == 1)
    return offsetOrNone(s->data, memrchr(s->data + start, static_cast<int>(c), static_cast<size_t>(end - start)));
  if (s->kind == 2)
    return findLastUnit(reinterpret_cast<const uint16_t*>(s->data), static_cast<uint16_t>(c), start, end);
  return findLastUnit(reinterpret_cast<const uint32_t*>(s->data), c, start, end);
}

int64_t strFind(const Str* s, const Str* needle, int64_t start, int64_t end) {
  if (end - start < needle->length) return -1;
  if (needle->length == 0) return start;
  if (needle->kind > s->kind) return -1;
  if (needle->length == 1) return strFindChar(s, codePointAt(needle, 0), start, end);
  WidenedNeedle wide(needle, s->kind);
  int64_t hit = findBytes(s->data + start * s->kind, (end - start) * s->kind, wide, s->kind);
  return hit < 0 ? -1 : start + hit / s->kind;
}

int64_t strFindLast(const Str* s, const Str* needle, int64_t start, int64_t end) {
  if (end - start < needle->length) return -1;
  if (needle->length == 0) return end;
  if (needle->kind > s->kind) return -1;
  uint32_t first = codePointAt(needle, 0);
  WidenedNeedle wide(needle, s->kind);
  for (int64_t stop = end - needle->length + 1;;) {
    int64_t at = strFindLastChar(s, first, start, stop);
    if (at < 0 || memcmp(s->data + at * s->kind, wide.data(), wide.size()) == 0) return at;
    stop = at;
  }
}

int64_t strCount(const Str* s, const Str* needle, int64_t start, int64_t end) {
  if (end < start) return 0;
  if (needle->length == 0) return end - start + 1;
  if (needle->kind > s->kind) return 0;
  int64_t count = 0;
  if (needle->length == 1) {
    uint32_t c = codePointAt(needle, 0);
    return withData(s, [&](const auto* p) {
      for (int64_t i = start; i < end; i++)
        count += p[i] == c;
      return count;
    });
  }
  WidenedNeedle wide(needle, s->kind);
  for (int64_t at = start; end - at >= needle->length; count++) {
    int64_t hit = findBytes(s->data + at * s->kind, (end - at) * s->kind, wide, s->kind);
    if (hit < 0) break;
    at += hit / s->kind + needle->length;
  }
  return count;
}

bool strMatchesAt(const Str* s, int64_t at, const Str* part) {
  if (at < 0 || at + part->length > s->length || part->kind > s->kind) return false;
  if (part->kind == s->kind)
    return memcmp(s->data + at * s->kind, part->data, static_cast<size_t>(part->length) * part->kind) == 0;
  for (int64_t i = 0; i < part->length; i++)
    if (codePointAt(s, at + i) != codePointAt(part, i)) return false;
  return true;
}

}  // namespace taipan

// Searching in bytes, by the C library's vectorised memchr, memrchr and memmem.
#include <cstring>

#include "runtime/types/bytes/Bytes.h"
#include "runtime/types/container/Sequence.h"

namespace taipan {

namespace {

int64_t offsetOrNone(ByteView hay, const void* hit) {
  return hit ? static_cast<const uint8_t*>(hit) - hay.data : -1;
}

}  // namespace

int64_t findBytes(ByteView hay, ByteView needle, int64_t start, int64_t end) {
  if (end - start < needle.length) return -1;
  if (needle.length == 0) return start;
  auto size = static_cast<size_t>(end - start);
  if (needle.length == 1) return offsetOrNone(hay, memchr(hay.data + start, needle[0], size));
  return offsetOrNone(hay, memmem(hay.data + start, size, needle.data, static_cast<size_t>(needle.length)));
}

int64_t findLastBytes(ByteView hay, ByteView needle, int64_t start, int64_t end) {
  if (end - start < needle.length) return -1;
  if (needle.length == 0) return end;
  for (int64_t stop = end - needle.length + 1; stop > start;) {
    int64_t at = offsetOrNone(hay, memrchr(hay.data + start, needle[0], static_cast<size_t>(stop - start)));
    if (at < 0 || memcmp(hay.data + at, needle.data, static_cast<size_t>(needle.length)) == 0) return at;
    stop = at;
  }
  return -1;
}

int64_t countBytes(ByteView hay, ByteView needle, int64_t start, int64_t end) {
  if (end < start) return 0;
  if (needle.length == 0) return end - start + 1;
  int64_t count = 0;
  for (int64_t at = findBytes(hay, needle, start, end); at >= 0; count++)
    at = findBytes(hay, needle, at + needle.length, end);
  return count;
}

int bytesContains(Thread* t, Value self, Value item) {
  uint8_t byte;
  ByteView needle{&byte, 1};
  if (isIndexable(item)) {
    Value index = indexOf(t, item);
    if (!index) return -1;
    int64_t i;
    if (!intToInt64(index, &i) || i < 0 || i > 255) {
      raiseValueError(t, "byte must be in range(0, 256)");
      return -1;
    }
    byte = static_cast<uint8_t>(i);
  } else if (!bytesArgument(t, item, &needle)) {
    return -1;
  }
  ByteView hay = selfView(self);
  return findBytes(hay, needle, 0, hay.length) >= 0;
}

}  // namespace taipan

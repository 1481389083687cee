// StrBuilder: see the header. kind_ and ascii_ describe exactly the code points that are in, since a Str must have the
// least kind that fits.
#include "runtime/types/text/StrBuilder.h"

#include <cstdlib>
#include <cstring>

#include "runtime/support/Assert.h"
#include "runtime/types/text/Str.h"

namespace taipan {

namespace {

// The bits that occur in n code points: tells which kind holds them all.
uint32_t usedBits(const Str* s, int64_t start, int64_t end) {
  return withData(s, [&](const auto* p) {
    uint32_t bits = 0;
    for (int64_t i = start; i < end; i++)
      bits |= p[i];
    return bits;
  });
}

}  // namespace

StrBuilder::~StrBuilder() {
  if (data_ != inline_) free(data_);
}

void StrBuilder::resize(int64_t capacity, int kind) {
  auto* fresh = static_cast<uint8_t*>(malloc(static_cast<size_t>(capacity) * kind));
  CHECK(fresh != nullptr, "text that is being built fits into memory");
  if (kind == kind_) {
    memcpy(fresh, data_, static_cast<size_t>(length_) * kind);
  } else {
    Str view{};
    view.kind = static_cast<uint8_t>(kind_);
    view.data = data_;
    copyWidened(&view, 0, length_, fresh, kind);
  }
  if (data_ != inline_) free(data_);
  data_ = fresh;
  capacity_ = capacity;
  kind_ = kind;
}

void StrBuilder::need(int64_t extra) {
  if (length_ + extra > capacity_) resize((length_ + extra) * 2, kind_);
}

void StrBuilder::noteMax(uint32_t c) {
  if (c >= 0x80) ascii_ = false;
  if (int kind = kindFor(c); kind > kind_) resize(capacity_, kind);
}

void StrBuilder::put(int64_t at, uint32_t c) {
  if (kind_ == 1) {
    data_[at] = static_cast<uint8_t>(c);
  } else if (kind_ == 2) {
    reinterpret_cast<uint16_t*>(data_)[at] = static_cast<uint16_t>(c);
  } else {
    reinterpret_cast<uint32_t*>(data_)[at] = c;
  }
}

void StrBuilder::appendSlow(uint32_t c) {
  noteMax(c);
  need(1);
  put(length_++, c);
}

void StrBuilder::append(const Str* s) {
  append(s, 0, s->length);
}

void StrBuilder::append(const Str* s, int64_t start, int64_t end) {
  if (start >= end) return;
  if (!s->ascii && (kind_ < s->kind || ascii_)) noteMax(usedBits(s, start, end));
  need(end - start);
  if (kind_ >= s->kind) {
    copyWidened(s, start, end - start, data_ + length_ * kind_, kind_);
    length_ += end - start;
  } else {
    for (int64_t i = start; i < end; i++)
      put(length_++, codePointAt(s, i));
  }
}

void StrBuilder::appendAscii(std::string_view ascii) {
  if (ascii.empty()) return;
  need(static_cast<int64_t>(ascii.size()));
  if (kind_ == 1) {
    memcpy(data_ + length_, ascii.data(), ascii.size());
    length_ += static_cast<int64_t>(ascii.size());
  } else {
    for (char c : ascii)
      put(length_++, static_cast<uint8_t>(c));
  }
}

void StrBuilder::appendRepeated(uint32_t c, int64_t count) {
  if (count <= 0) return;
  noteMax(c);
  need(count);
  if (kind_ == 1) {
    memset(data_ + length_, static_cast<int>(c), static_cast<size_t>(count));
    length_ += count;
  } else {
    for (int64_t i = 0; i < count; i++)
      put(length_++, c);
  }
}

Str* StrBuilder::finish(Thread* t) {
  Str view{};
  view.kind = static_cast<uint8_t>(kind_);
  view.data = data_;
  if (length_ == 0) return emptyStr(t);
  if (length_ == 1) return strFromCodePoint(t, codePointAt(&view, 0));
  Str* s = newStrUninitialised(t, length_, kind_, ascii_);
  if (s) memcpy(s->data, data_, static_cast<size_t>(length_) * kind_);
  length_ = 0;
  return s;
}

}  // namespace taipan

// StrBuilder: text put together piece by piece, in memory of its own outside the heap; widens itself when a code point
// needs it. Nothing collects before finish().
#pragma once

#include <cstdint>
#include <string_view>

#include "runtime/core/Layouts.h"

namespace taipan {

class StrBuilder {
 public:
  StrBuilder() : data_(inline_) {}
  ~StrBuilder();
  StrBuilder(const StrBuilder&) = delete;
  StrBuilder& operator=(const StrBuilder&) = delete;

  int64_t length() const { return length_; }

  void append(uint32_t c) {
    if (kind_ == 1 && c < 0x80 && length_ < capacity_) {
      data_[length_++] = static_cast<uint8_t>(c);
    } else {
      appendSlow(c);
    }
  }
  void append(const Str* s);
  void append(const Str* s, int64_t start, int64_t end);
  void appendAscii(std::string_view ascii);
  void appendRepeated(uint32_t c, int64_t count);  // count <= 0: nothing

  // The text as a Str; empty the builder is afterwards. Null with MemoryError pending if the heap is full.
  Str* finish(Thread* t);

 private:
  void appendSlow(uint32_t c);
  void noteMax(uint32_t c);  // widens
  void need(int64_t extra);  // room for so many more code points
  void put(int64_t at, uint32_t c);
  void resize(int64_t capacity, int kind);

  static constexpr int64_t kInlineBytes = 256;
  uint8_t* data_;
  int64_t length_ = 0;
  int64_t capacity_ = kInlineBytes;  // code points
  int kind_ = 1;
  bool ascii_ = true;
  uint8_t inline_[kInlineBytes];
};

}  // namespace taipan

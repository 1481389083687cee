// bytes.decode: what is well-formed is copied; each ill-formed sequence, cut off as CPython does, goes to the handler.
#include <algorithm>

#include "runtime/threads/Thread.h"
#include "runtime/types/callable/NativeArgs.h"
#include "runtime/types/text/Codecs.h"
#include "runtime/types/text/Str.h"
#include "runtime/types/text/StrBuilder.h"

namespace taipan {

namespace {

bool isContinuation(uint8_t c) {
  return (c & 0xC0) == 0x80;
}

// One step through UTF-8: a character, or what is wrong.
struct Step {
  int64_t length;  // of the sequence, or of its ill-formed part
  uint32_t character;
  const char* reason;  // null: well-formed
};

// After the lead byte `first`, the second byte must lie in this range: no overlong forms, surrogates, or characters
// beyond the last.
bool secondFits(uint8_t first, uint8_t second) {
  if (!isContinuation(second)) return false;
  switch (first) {
    case 0xE0: return second >= 0xA0;
    case 0xED: return second < 0xA0;
    case 0xF0: return second >= 0x90;
    case 0xF4: return second < 0x90;
    default:   return true;
  }
}

Step stepUtf8(ByteView v, int64_t at) {
  uint8_t first = v[at];
  if (first < 0x80) return {1, first, nullptr};
  if (first < 0xC2 || first > 0xF4) return {1, 0, "invalid start byte"};
  int64_t need = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4, left = v.length - at;
  uint32_t c = first & (0xFFu >> (need + 1));
  for (int64_t i = 1; i < need; i++) {
    if (i == left) return {left, 0, "unexpected end of data"};
    uint8_t next = v[at + i];
    if (i == 1 ? !secondFits(first, next) : !isContinuation(next)) return {i, 0, "invalid continuation byte"};
    c = c << 6 | (next & 0x3F);
  }
  return {need, c, nullptr};
}

class Decoder {
 public:
  Decoder(Thread* t, ByteView bytes, const Coding& coding) : t_(t), bytes_(bytes), coding_(coding) {}

  Value run() {
    for (int64_t at = 0; at < bytes_.length;) {
      Step step = next(at);
      if (!step.reason) {
        out_.append(step.character);
      } else if (!handle(at, &step)) {
        return Value();
      }
      at += step.length;
    }
    return Value::object(out_.finish(t_));
  }

 private:
  Step next(int64_t at) const {
    if (coding_.codec == Codec::kUtf8) return stepUtf8(bytes_, at);
    if (bytes_[at] < 0x80) return {1, bytes_[at], nullptr};
    return {1, 0, "ordinal not in range(128)"};
  }

  bool fail(int64_t at, const Step& step) {
    Value object = Value::object(newBytes(t_, bytes_));
    raiseCodingError(t_, exc::UnicodeDecodeError, coding_, object, at, at + step.length, step.reason);
    return false;
  }

  // May lengthen the step.
  bool handle(int64_t at, Step* step) {
    switch (coding_.handler) {
      case ErrorHandler::kIgnore:  return true;
      case ErrorHandler::kReplace: out_.append(0xFFFD); return true;
      case ErrorHandler::kBackslash:
        for (int64_t i = 0; i < step->length; i++)
          appendEscape(bytes_[at + i]);
        return true;
      case ErrorHandler::kSurrogateEscape:
        for (int64_t i = 0; i < step->length; i++)
          out_.append(0xDC00u + bytes_[at + i]);
        return true;
      case ErrorHandler::kSurrogatePass: return passSurrogate(at, step) || fail(at, *step);
      case ErrorHandler::kCharacterReference:
        raiseTypeError(t_, "don't know how to handle UnicodeDecodeError in error callback");
        return false;
      case ErrorHandler::kStrict:
      case ErrorHandler::kUnknown: return fail(at, *step);
    }
    return false;
  }

  bool passSurrogate(int64_t at, Step* step) {
    if (coding_.codec != Codec::kUtf8 || bytes_.length - at < 3 || bytes_[at] != 0xED) return false;
    uint8_t second = bytes_[at + 1], third = bytes_[at + 2];
    if (second < 0xA0 || second > 0xBF || !isContinuation(third)) return false;
    out_.append(0xD000u | (second & 0x3Fu) << 6 | (third & 0x3Fu));
    step->length = 3;
    return true;
  }

  void appendEscape(uint8_t c) {
    static const char kHex[] = "0123456789abcdef";
    const char text[] = {'\\', 'x', kHex[c >> 4], kHex[c & 15]};
    out_.appendAscii({text, sizeof text});
  }

  Thread* t_;
  ByteView bytes_;
  const Coding& coding_;
  StrBuilder out_;
};

}  // namespace

Value decodeToStr(Thread* t, ByteView bytes, Value encoding, Value errors) {
  Coding coding;
  if (!findCoding(t, encoding, errors, &coding)) return Value();
  bool ascii = std::all_of(bytes.data, bytes.data + bytes.length, [](uint8_t c) { return c < 0x80; });
  if (ascii || coding.codec == Codec::kLatin1) return Value::object(newStrLatin1(t, bytes.data, bytes.length));
  return Decoder(t, bytes, coding).run();
}

Value bytesMethod_decode(Thread* t, Value* args, int64_t nargs, Tuple* kwNames) {
  static const char* const kNames[] = {"encoding", "errors"};
  Value given[2];
  if (!bindNativeArgs(t, {"decode", kNames, 2, 0, 2}, args + 1, nargs - 1, kwNames, given)) return Value();
  if (!checkCodecArgument(t, "decode", "encoding", given[0]) || !checkCodecArgument(t, "decode", "errors", given[1]))
    return Value();
  return decodeToStr(t, selfView(args[0]), given[0], given[1]);
}

}  // namespace taipan

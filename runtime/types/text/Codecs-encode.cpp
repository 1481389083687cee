// str.encode: what fits is copied in runs; what does not goes, as the longest run of such characters, to the handler.
#include "runtime/threads/Thread.h"
#include "runtime/types/callable/NativeArgs.h"
#include "runtime/types/text/Codecs.h"
#include "runtime/types/text/Str.h"

namespace taipan {

namespace {

bool isSurrogate(uint32_t c) {
  return c >= 0xD800 && c < 0xE000;
}
// A byte that surrogateescape decoded.
bool isEscapedByte(uint32_t c) {
  return c >= 0xDC80 && c <= 0xDCFF;
}

class Encoder {
 public:
  Encoder(Thread* t, const Str* text, const Coding& coding) : t_(t), text_(text), coding_(coding) {}

  Value run() {
    for (int64_t i = 0; i < text_->length;) {
      if (fits(at(i))) {
        append(at(i++));
        continue;
      }
      int64_t start = i;
      while (i < text_->length && !fits(at(i)))
        i++;
      if (!handle(start, i)) return Value();
    }
    return Value::object(newBytes(t_, viewOf(out_)));
  }

 private:
  uint32_t at(int64_t i) const { return codePointAt(text_, i); }

  bool fits(uint32_t c) const {
    if (coding_.codec == Codec::kUtf8) return !isSurrogate(c);
    return c < (coding_.codec == Codec::kLatin1 ? 0x100u : 0x80u);
  }

  void put(uint32_t byte) { out_.push_back(static_cast<char>(byte)); }

  void append(uint32_t c) {
    if (c < 0x80 || coding_.codec != Codec::kUtf8) return put(c);
    if (c < 0x800) {
      put(0xC0 | c >> 6);
    } else {
      if (c < 0x10000) {
        put(0xE0 | c >> 12);
      } else {
        put(0xF0 | c >> 18);
        put(0x80 | (c >> 12 & 0x3F));
      }
      put(0x80 | (c >> 6 & 0x3F));
    }
    put(0x80 | (c & 0x3F));
  }

  bool fail(int64_t start, int64_t end) {
    const char* reason = coding_.codec == Codec::kUtf8     ? "surrogates not allowed"
                         : coding_.codec == Codec::kLatin1 ? "ordinal not in range(256)"
                                                           : "ordinal not in range(128)";
    raiseCodingError(t_, exc::UnicodeEncodeError, coding_, Value::object(text_), start, end, reason);
    return false;
  }

  // Characters [start, end) do not fit.
  bool handle(int64_t start, int64_t end) {
    for (int64_t i = start; i < end; i++) {
      switch (coding_.handler) {
        case ErrorHandler::kIgnore:             break;
        case ErrorHandler::kReplace:            put('?'); break;
        case ErrorHandler::kBackslash:          appendEscape(at(i)); break;
        case ErrorHandler::kCharacterReference: out_ += "&#" + std::to_string(at(i)) + ";"; break;
        case ErrorHandler::kSurrogateEscape:
          if (!isEscapedByte(at(i))) return fail(i, end);
          put(at(i) - 0xDC00);
          break;
        case ErrorHandler::kSurrogatePass:
          if (coding_.codec != Codec::kUtf8) return fail(start, end);
          append(at(i));
          break;
        case ErrorHandler::kStrict:
        case ErrorHandler::kUnknown: return fail(start, end);
      }
    }
    return true;
  }

  void appendEscape(uint32_t c) {
    char text[16];
    snprintf(text, sizeof text, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
    out_ += text;
  }

  Thread* t_;
  const Str* text_;
  const Coding& coding_;
  std::string out_;
};

}  // namespace

Value encodeStr(Thread* t, const Str* text, Value encoding, Value errors) {
  Coding coding;
  if (!findCoding(t, encoding, errors, &coding)) return Value();
  bool copied = text->ascii || (coding.codec == Codec::kLatin1 && text->kind == 1);
  if (copied) return Value::object(newBytes(t, {text->data, text->length}));
  return Encoder(t, text, coding).run();
}

Value strMethod_encode(Thread* t, Value* args, int64_t nargs, Tuple* kwNames) {
  static const char* const kNames[] = {"encoding", "errors"};
  Value given[2];
  if (!bindNativeArgs(t, {"encode", kNames, 2, 0, 2}, args + 1, nargs - 1, kwNames, given)) return Value();
  if (!checkCodecArgument(t, "encode", "encoding", given[0]) || !checkCodecArgument(t, "encode", "errors", given[1]))
    return Value();
  return encodeStr(t, args[0].as<Str>(), given[0], given[1]);
}

}  // namespace taipan

// Codecs: str to bytes and back: UTF-8, Latin-1 and ASCII under all their names, with the error handlers strict,
// ignore, replace, backslashreplace, xmlcharrefreplace, surrogateescape and surrogatepass. No Python code runs.
#pragma once

#include <string>
#include <string_view>

#include "runtime/types/bytes/Bytes.h"

namespace taipan {

// An argument called encoding or errors: empty (not given), or a str. False: TypeError "f() argument 'p' must be str,
// not X", ValueError "embedded null character".
[[nodiscard]] bool checkCodecArgument(Thread* t, const char* function, const char* parameter, Value v);
// encoding and errors are strs, or empty for utf-8 and strict. LookupError "unknown encoding: X", "unknown error
// handler name 'X'", UnicodeEncodeError, UnicodeDecodeError.
[[nodiscard]] Value encodeStr(Thread* t, const Str* text, Value encoding, Value errors);
[[nodiscard]] Value decodeToStr(Thread* t, ByteView bytes, Value encoding, Value errors);

// --- what Codecs-*.cpp share

enum class Codec : uint8_t { kUtf8, kLatin1, kAscii };

// The name a codec has in messages.
const char* codecName(Codec codec);

enum class ErrorHandler : uint8_t {
  kStrict,
  kIgnore,
  kReplace,
  kBackslash,
  kCharacterReference,
  kSurrogateEscape,
  kSurrogatePass,
  kUnknown
};

struct Coding {
  Codec codec = Codec::kUtf8;
  ErrorHandler handler = ErrorHandler::kStrict;
  std::string handlerName;  // for the message about an unknown one, which is given when it is needed
};

// False: LookupError.
[[nodiscard]] bool findCoding(Thread* t, Value encoding, Value errors, Coding* out);
// The exception (encoding, object, start, end, reason); or LookupError if the handler is unknown.
void raiseCodingError(Thread* t, TypeObject* type, const Coding& coding, Value object, int64_t start, int64_t end,
                      const char* reason);

}  // namespace taipan

// Codecs: names of encodings and error handlers, and the errors themselves.
#include "runtime/types/text/Codecs.h"

#include "runtime/threads/Thread.h"
#include "runtime/types/object/Operations.h"
#include "runtime/types/text/Str.h"

namespace taipan {

namespace {

struct CodecNameRow {
  const char* name;  // lower case, anything but letters, digits and points as one underscore
  Codec codec;
};

constexpr CodecNameRow kCodecNames[] = {
    {"utf_8", Codec::kUtf8},
    {"utf8", Codec::kUtf8},
    {"utf", Codec::kUtf8},
    {"u8", Codec::kUtf8},
    {"cp65001", Codec::kUtf8},
    {"utf8_ucs2", Codec::kUtf8},
    {"utf8_ucs4", Codec::kUtf8},
    {"latin_1", Codec::kLatin1},
    {"latin1", Codec::kLatin1},
    {"latin", Codec::kLatin1},
    {"l1", Codec::kLatin1},
    {"iso_8859_1", Codec::kLatin1},
    {"iso8859_1", Codec::kLatin1},
    {"iso_8859_1_1987", Codec::kLatin1},
    {"iso8859", Codec::kLatin1},
    {"iso_ir_100", Codec::kLatin1},
    {"8859", Codec::kLatin1},
    {"cp819", Codec::kLatin1},
    {"ibm819", Codec::kLatin1},
    {"csisolatin1", Codec::kLatin1},
    {"ascii", Codec::kAscii},
    {"us_ascii", Codec::kAscii},
    {"us", Codec::kAscii},
    {"646", Codec::kAscii},
    {"iso646_us", Codec::kAscii},
    {"iso_646.irv_1991", Codec::kAscii},
    {"iso_ir_6", Codec::kAscii},
    {"ansi_x3.4_1968", Codec::kAscii},
    {"ansi_x3_4_1968", Codec::kAscii},
    {"ansi_x3.4_1986", Codec::kAscii},
    {"cp367", Codec::kAscii},
    {"ibm367", Codec::kAscii},
    {"csascii", Codec::kAscii},
};

struct HandlerRow {
  const char* name;
  ErrorHandler handler;
};

constexpr HandlerRow kHandlers[] = {
    {"strict", ErrorHandler::kStrict},
    {"ignore", ErrorHandler::kIgnore},
    {"replace", ErrorHandler::kReplace},
    {"backslashreplace", ErrorHandler::kBackslash},
    {"xmlcharrefreplace", ErrorHandler::kCharacterReference},
    {"surrogateescape", ErrorHandler::kSurrogateEscape},
    {"surrogatepass", ErrorHandler::kSurrogatePass},
};

std::string normalised(std::string_view name) {
  std::string out;
  bool gap = false;
  for (char c : name) {
    auto byte = static_cast<uint8_t>(c);
    if (!ascii::isAlnum(byte) && c != '.') {
      gap = true;
      continue;
    }
    if (gap && !out.empty()) out += '_';
    gap = false;
    out += static_cast<char>(ascii::toLower(byte));
  }
  return out;
}

bool findCodec(Thread* t, Value encoding, Codec* out) {
  std::string text = strToUtf8(encoding.as<Str>()), name = normalised(text);
  for (const CodecNameRow& row : kCodecNames) {
    if (name != row.name) continue;
    *out = row.codec;
    return true;
  }
  raise(t, exc::LookupError, "unknown encoding: " + text);
  return false;
}

ErrorHandler handlerOf(std::string_view name) {
  for (const HandlerRow& row : kHandlers)
    if (name == row.name) return row.handler;
  return ErrorHandler::kUnknown;
}

}  // namespace

bool checkCodecArgument(Thread* t, const char* function, const char* parameter, Value v) {
  if (!v) return true;
  if (!isStrLike(v)) {
    raisef(t, exc::TypeError, "%s() argument '%s' must be str, not %.50s", function, parameter, shownType(v));
    return false;
  }
  auto* s = v.as<Str>();
  if (strFindChar(s, 0, 0, s->length) < 0) return true;
  raiseValueError(t, "embedded null character");
  return false;
}

const char* codecName(Codec codec) {
  return codec == Codec::kUtf8 ? "utf-8" : codec == Codec::kLatin1 ? "latin-1" : "ascii";
}

bool findCoding(Thread* t, Value encoding, Value errors, Coding* out) {
  if (encoding && !findCodec(t, encoding, &out->codec)) return false;
  if (!errors) return true;
  out->handlerName = strToUtf8(errors.as<Str>());
  out->handler = handlerOf(out->handlerName);
  return true;
}

void raiseCodingError(Thread* t, TypeObject* type, const Coding& coding, Value object, int64_t start, int64_t end,
                      const char* reason) {
  if (coding.handler == ErrorHandler::kUnknown) {
    raise(t, exc::LookupError, "unknown error handler name '" + coding.handlerName + "'");
    return;
  }
  if (!object) return;
  Value args[] = {Value::object(intern(t, codecName(coding.codec))), object, Value::smallInt(start),
                  Value::smallInt(end), Value::object(newStr(t, reason))};
  Value error = args[4] ? call(t, Value::object(type), args, std::size(args)) : Value();
  if (error) raiseValue(t, error, Value());
}

}  // namespace taipan

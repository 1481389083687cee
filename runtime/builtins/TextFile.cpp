// Text streams. Output is kept as UTF-8 until a flush; input is read in chunks and decoded line by line.
#include "runtime/builtins/TextFile.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include "runtime/core/Options.h"
#include "runtime/heap/Heap.h"
#include "runtime/interp/Safepoint.h"
#include "runtime/threads/Runtime.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Operations.h"
#include "runtime/types/text/Str.h"

namespace taipan {

struct TextStream {
  int fd;
  StreamMode mode;
  Buffering buffering;
  bool closed;
  bool atEnd;          // read() returned 0
  const char* errors;  // "strict", "surrogateescape" or "backslashreplace"
  std::string output;  // not written yet
  std::string input;   // bytes read; from inputAt on not yet returned
  size_t inputAt;
};

TypeObject* textFileType;

namespace {

constexpr size_t kBlock = 8192;

TypeObject* classOfErrno(int error) {
  switch (error) {
    case ENOENT:    return exc::FileNotFoundError;
    case EEXIST:    return exc::FileExistsError;
    case EACCES:
    case EPERM:     return exc::PermissionError;
    case ENOTDIR:   return exc::NotADirectoryError;
    case EISDIR:    return exc::IsADirectoryError;
    case EPIPE:
    case ESHUTDOWN: return exc::BrokenPipeError;
    case ETIMEDOUT: return exc::TimeoutError;
    default:        return exc::OSError;
  }
}

bool checkOpen(Thread* t, TextFile* f) {
  if (!f->stream->closed) return true;
  raiseValueError(t, "I/O operation on closed file.");
  return false;
}

bool checkMode(Thread* t, TextFile* f, StreamMode mode) {
  if (!checkOpen(t, f)) return false;
  if (f->stream->mode == mode) return true;
  raise(t, exc::OSError, mode == StreamMode::Read ? "not readable" : "not writable");
  return false;
}

// Runs the handlers of signals that arrived during a system call. False if one raised.
bool handleSignals(Thread* t) {
  return !(pendingInterrupts(t) & kInterruptSignal) || serviceInterrupts(t);
}

bool writeAll(Thread* t, TextStream& s) {
  size_t done = 0;
  while (done < s.output.size()) {
    ssize_t n = write(s.fd, s.output.data() + done, s.output.size() - done);
    if (n >= 0) {
      done += static_cast<size_t>(n);
    } else if (errno == EINTR) {
      if (!handleSignals(t)) break;
    } else {
      int error = errno;
      s.output.clear();  // it would fail again at exit
      raiseErrno(t, error);
      return false;
    }
  }
  s.output.erase(0, done);
  return t->exception.isEmpty();
}

// --- encoding

void appendEscaped(std::string* out, uint32_t c) {
  char text[16];
  std::snprintf(text, sizeof text, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
  *out += text;
}

void appendUtf8(std::string* out, uint32_t c) {
  auto put = [out](uint32_t byte) { out->push_back(static_cast<char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xc0 | c >> 6);
    put(0x80 | (c & 0x3f));
  } else if (c < 0x10000) {
    put(0xe0 | c >> 12);
    put(0x80 | (c >> 6 & 0x3f));
    put(0x80 | (c & 0x3f));
  } else {
    put(0xf0 | c >> 18);
    put(0x80 | (c >> 12 & 0x3f));
    put(0x80 | (c >> 6 & 0x3f));
    put(0x80 | (c & 0x3f));
  }
}

bool raiseSurrogate(Thread* t, Str* s, int64_t at) {
  Value exception =
      callWith(t, Value::object(exc::UnicodeEncodeError), Value::object(newStr(t, "utf-8")), Value::object(s),
               Value::smallInt(at), Value::smallInt(at + 1), Value::object(newStr(t, "surrogates not allowed")));
  if (exception) raiseValue(t, exception, Value());
  return false;
}

bool encode(Thread* t, TextStream& stream, Str* s) {
  if (s->ascii) {
    stream.output.append(reinterpret_cast<const char*>(s->data), static_cast<size_t>(s->length));
    return true;
  }
  size_t before = stream.output.size();
  bool strict = std::strcmp(stream.errors, "backslashreplace") != 0;
  bool escape = std::strcmp(stream.errors, "surrogateescape") == 0;
  for (int64_t i = 0; i < s->length; i++) {
    uint32_t c = strAt(s, i);
    if (c < 0xd800 || c > 0xdfff) {
      appendUtf8(&stream.output, c);
    } else if (escape && c >= 0xdc80 && c <= 0xdcff) {
      stream.output.push_back(static_cast<char>(c - 0xdc00));
    } else if (strict) {
      stream.output.resize(before);
      return raiseSurrogate(t, s, i);
    } else {
      appendEscaped(&stream.output, c);
    }
  }
  return true;
}

bool endsLine(const std::string& output, size_t from) {
  return output.find_first_of("\n\r", from) != std::string::npos;
}

bool flushIfDue(Thread* t, TextStream& s, size_t from) {
  bool due = s.buffering == Buffering::None || s.output.size() >= kBlock ||
             (s.buffering == Buffering::Line && endsLine(s.output, from));
  return !due || writeAll(t, s);
}

// --- reading

// Appends a chunk of input. False if raised.
bool fill(Thread* t, TextStream& s) {
  char chunk[kBlock];
  for (;;) {
    ssize_t n = read(s.fd, chunk, sizeof chunk);
    if (n < 0 && errno == EINTR) {
      if (!handleSignals(t)) return false;
      continue;
    }
    if (n < 0) return raiseErrno(t, errno), false;
    if (s.inputAt) {
      s.input.erase(0, s.inputAt);
      s.inputAt = 0;
    }
    s.atEnd = n == 0;
    s.input.append(chunk, static_cast<size_t>(n));
    return true;
  }
}

// Length in bytes of the UTF-8 sequence at p, 0 if it is not valid.
size_t sequenceLength(const uint8_t* p, size_t left) {
  uint8_t c = p[0];
  if (c < 0x80) return 1;
  size_t n = c >= 0xc2 && c < 0xe0 ? 2 : c >= 0xe0 && c < 0xf0 ? 3 : c >= 0xf0 && c < 0xf5 ? 4 : 0;
  if (n == 0 || n > left) return 0;
  for (size_t i = 1; i < n; i++)
    if ((p[i] & 0xc0) != 0x80) return 0;
  if ((c == 0xe0 && p[1] < 0xa0) || (c == 0xed && p[1] > 0x9f)) return 0;
  if ((c == 0xf0 && p[1] < 0x90) || (c == 0xf4 && p[1] > 0x8f)) return 0;
  return n;
}

// Bytes that are no UTF-8 become lone surrogates, as the error handler "surrogateescape" does.
Value decode(Thread* t, const char* bytes, size_t n) {
  std::string clean;
  auto* p = reinterpret_cast<const uint8_t*>(bytes);
  bool valid = true;
  for (size_t i = 0; i < n;) {
    size_t length = sequenceLength(p + i, n - i);
    if (length) {
      if (!valid) clean.append(bytes + i, length);
      i += length;
      continue;
    }
    if (valid) clean.assign(bytes, i);
    valid = false;
    appendUtf8(&clean, 0xdc00u + p[i++]);
  }
  return Value::object(newStr(t, valid ? std::string_view(bytes, n) : std::string_view(clean)));
}

// Takes up to `bytes` bytes of buffered input, at most `limit` code points of it.
Value take(Thread* t, TextStream& s, size_t bytes, int64_t limit) {
  const char* from = s.input.data() + s.inputAt;
  if (limit >= 0) {
    size_t end = 0;
    for (int64_t i = 0; i < limit && end < bytes; i++)
      end += std::max<size_t>(1, sequenceLength(reinterpret_cast<const uint8_t*>(from) + end, bytes - end));
    bytes = end;
  }
  s.inputAt += bytes;
  return decode(t, from, bytes);
}

Value readAll(Thread* t, TextFile* f) {
  TextStream& s = *f->stream;
  while (!s.atEnd)
    if (!fill(t, s)) return {};
  s.atEnd = false;
  return take(t, s, s.input.size() - s.inputAt, -1);
}

Value readSome(Thread* t, TextFile* f, int64_t n) {
  TextStream& s = *f->stream;
  // Up to four bytes a code point.
  while (!s.atEnd && s.input.size() - s.inputAt < static_cast<size_t>(n) * 4)
    if (!fill(t, s)) return {};
  s.atEnd = false;
  return take(t, s, s.input.size() - s.inputAt, n);
}

}  // namespace

// --- interface

Raised raiseErrno(Thread* t, int error) {
  Value text = Value::object(newStr(t, std::strerror(error)));
  Value exception = text ? callWith(t, Value::object(classOfErrno(error)), Value::smallInt(error), text) : Value();
  return exception ? raiseValue(t, exception, Value()) : Raised{};
}

bool textWrite(Thread* t, TextFile* f, Str* s) {
  if (!checkMode(t, f, StreamMode::Write)) return false;
  TextStream& stream = *f->stream;
  size_t from = stream.output.size();
  return encode(t, stream, s) && flushIfDue(t, stream, from);
}

bool textWriteChar(Thread* t, TextFile* f, char ascii) {
  if (!checkMode(t, f, StreamMode::Write)) return false;
  TextStream& stream = *f->stream;
  size_t from = stream.output.size();
  stream.output.push_back(ascii);
  return flushIfDue(t, stream, from);
}

bool textFlush(Thread* t, TextFile* f) {
  return checkOpen(t, f) && (f->stream->mode == StreamMode::Read || writeAll(t, *f->stream));
}

Value textReadLine(Thread* t, TextFile* f, int64_t limit) {
  if (!checkMode(t, f, StreamMode::Read)) return {};
  TextStream& s = *f->stream;
  size_t searched = s.inputAt;
  for (;;) {
    size_t end = s.input.find('\n', searched);
    if (end != std::string::npos) return take(t, s, end + 1 - s.inputAt, limit);
    size_t unread = s.input.size() - s.inputAt;
    if (limit >= 0 && unread >= static_cast<size_t>(limit) * 4) return take(t, s, unread, limit);
    if (s.atEnd) break;
    if (!fill(t, s)) return {};
    searched = s.inputAt + unread;
  }
  s.atEnd = false;  // a terminal may go on after the end of file
  return take(t, s, s.input.size() - s.inputAt, limit);
}

TextFile* newTextFile(Thread* t, int fd, StreamMode mode, const char* name, Buffering buffering, const char* errors) {
  Value nameValue = Value::object(newStr(t, name));
  auto* f = allocateAs<TextFile>(t, sizeof(TextFile), textFileType->instanceShape, Layout::kValuesFrom2);
  if (!f) return nullptr;
  f->stream = new TextStream{fd, mode, buffering, false, false, errors, {}, {}, 0};
  f->name = nameValue;
  return f;
}

TextFile* standardStream(Thread* t, int fd) {
  return t->runtime()->standardStreams[fd];
}

bool flushStandardStreams(Thread* t) {
  bool ok = true;
  for (int fd = 1; fd <= 2; fd++) {
    TextFile* f = t->runtime()->standardStreams[fd];
    if (!f || f->stream->closed) continue;
    Value pending = takeException(t);
    if (!writeAll(t, *f->stream)) {
      clearException(t);
      ok = ok && fd != 1;
    }
    t->exception = pending;
  }
  return ok;
}

// --- methods

namespace {

TextFile* self(Value* args) {
  return args[0].as<TextFile>();
}

Value writeMethod(Thread* t, Value* args, int64_t, Tuple*) {
  if (!isStrLike(args[1])) return raisef(t, exc::TypeError, "write() argument must be str, not %s", typeName(args[1]));
  if (!textWrite(t, self(args), args[1].as<Str>())) return {};
  return Value::smallInt(args[1].as<Str>()->length);
}

bool writeLine(Thread* t, void* context, Value line) {
  Value args[2] = {Value::object(static_cast<TextFile*>(context)), line};
  return static_cast<bool>(writeMethod(t, args, 2, nullptr));
}

Value writelines(Thread* t, Value* args, int64_t, Tuple*) {
  return forEach(t, args[1], writeLine, self(args)) ? kNone : Value();
}

Value flush(Thread* t, Value* args, int64_t, Tuple*) {
  return textFlush(t, self(args)) ? kNone : Value();
}

// An optional size: None or absent is -1.
bool sizeOf(Thread* t, Value* args, int64_t nargs, int64_t* size) {
  *size = -1;
  if (nargs < 2 || args[1].isNone()) return true;
  bool failed = false;
  *size = indexAsInt64(t, args[1], &failed);
  return !failed;
}

Value readMethod(Thread* t, Value* args, int64_t nargs, Tuple*) {
  int64_t n;
  if (!sizeOf(t, args, nargs, &n) || !checkMode(t, self(args), StreamMode::Read)) return {};
  return n < 0 ? readAll(t, self(args)) : readSome(t, self(args), n);
}

Value readline(Thread* t, Value* args, int64_t nargs, Tuple*) {
  int64_t n;
  return sizeOf(t, args, nargs, &n) ? textReadLine(t, self(args), n < 0 ? -1 : n) : Value();
}

Value nextSlot(Thread* t, Value v) {
  Value line = textReadLine(t, v.as<TextFile>(), -1);
  return line && line.as<Str>()->length ? line : Value();
}

Value readlines(Thread* t, Value* args, int64_t nargs, Tuple*) {
  int64_t hint, total = 0;
  List* lines = newList(t, 0);
  if (!lines || !sizeOf(t, args, nargs, &hint)) return {};
  while (hint <= 0 || total < hint) {
    Value line = textReadLine(t, self(args), -1);
    if (line.isEmpty()) return {};
    if (line.as<Str>()->length == 0) break;
    total += line.as<Str>()->length;
    if (!listAppend(t, lines, line)) return {};
  }
  return Value::object(lines);
}

Value isattyMethod(Thread* t, Value* args, int64_t, Tuple*) {
  return checkOpen(t, self(args)) ? Value::boolean(isatty(self(args)->stream->fd)) : Value();
}
Value fileno(Thread* t, Value* args, int64_t, Tuple*) {
  return checkOpen(t, self(args)) ? Value::smallInt(self(args)->stream->fd) : Value();
}
Value readable(Thread* t, Value* args, int64_t, Tuple*) {
  return checkOpen(t, self(args)) ? Value::boolean(self(args)->stream->mode == StreamMode::Read) : Value();
}
Value writable(Thread* t, Value* args, int64_t, Tuple*) {
  return checkOpen(t, self(args)) ? Value::boolean(self(args)->stream->mode == StreamMode::Write) : Value();
}
Value seekable(Thread* t, Value* args, int64_t, Tuple*) {
  return checkOpen(t, self(args)) ? kFalse : Value();
}

Value closeMethod(Thread* t, Value* args, int64_t, Tuple*) {
  TextStream& s = *self(args)->stream;
  if (s.closed) return kNone;
  bool ok = s.mode == StreamMode::Read || writeAll(t, s);
  s.closed = true;
  if (close(s.fd) != 0 && ok) return raiseErrno(t, errno);
  return ok ? kNone : Value();
}

Value enter(Thread* t, Value* args, int64_t, Tuple*) {
  return checkOpen(t, self(args)) ? args[0] : Value();
}
Value exitMethod(Thread* t, Value* args, int64_t, Tuple*) {
  return closeMethod(t, args, 1, nullptr);
}

Value iter(Thread* t, Value v) {
  return checkOpen(t, v.as<TextFile>()) ? v : Value();
}

const char* modeText(Value v) {
  return v.as<TextFile>()->stream->mode == StreamMode::Read ? "r" : "w";
}

Value repr(Thread* t, Value v) {
  Value name = reprOf(t, v.as<TextFile>()->name);
  if (name.isEmpty()) return {};
  return Value::object(newStr(
      t, "<_io.TextIOWrapper name=" + strToUtf8(name.as<Str>()) + " mode='" + modeText(v) + "' encoding='utf-8'>"));
}

const MethodRow kMethods[] = {
    {"write", writeMethod, 2, 2, 0, "write($self, text, /)\n--\n\n"},
    {"writelines", writelines, 2, 2, 0, "writelines($self, lines, /)\n--\n\nWrite a list of lines to stream."},
    {"flush", flush, 1, 1, 0, "flush($self, /)\n--\n\n"},
    {"read", readMethod, 1, 2, 0, "read($self, size=-1, /)\n--\n\n"},
    {"readline", readline, 1, 2, 0, "readline($self, size=-1, /)\n--\n\n"},
    {"readlines", readlines, 1, 2, 0, "readlines($self, hint=-1, /)\n--\n\nReturn a list of lines from the stream."},
    {"isatty", isattyMethod, 1, 1, 0, "isatty($self, /)\n--\n\n"},
    {"fileno", fileno, 1, 1, 0, "fileno($self, /)\n--\n\n"},
    {"readable", readable, 1, 1, 0, "readable($self, /)\n--\n\n"},
    {"writable", writable, 1, 1, 0, "writable($self, /)\n--\n\n"},
    {"seekable", seekable, 1, 1, 0, "seekable($self, /)\n--\n\n"},
    {"close", closeMethod, 1, 1, 0, "close($self, /)\n--\n\n"},
    {"__enter__", enter, 1, 1, 0, nullptr},
    {"__exit__", exitMethod, 1, -1, 0, nullptr},
};

Value text(Thread* t, const char* s) {
  return Value::object(intern(t, s));
}

const GetSetRow kGetSets[] = {
    {"name", [](Thread*, Value v) { return v.as<TextFile>()->name; }, nullptr},
    {"mode", [](Thread* t, Value v) { return text(t, modeText(v)); }, nullptr},
    {"encoding", [](Thread* t, Value) { return text(t, "utf-8"); }, nullptr},
    {"errors", [](Thread* t, Value v) { return text(t, v.as<TextFile>()->stream->errors); }, nullptr},
    {"newlines", [](Thread*, Value) { return kNone; }, nullptr},
    {"closed", [](Thread*, Value v) { return Value::boolean(v.as<TextFile>()->stream->closed); }, nullptr},
    {"line_buffering",
     [](Thread*, Value v) { return Value::boolean(v.as<TextFile>()->stream->buffering == Buffering::Line); }, nullptr},
    {"write_through",
     [](Thread*, Value v) { return Value::boolean(v.as<TextFile>()->stream->buffering == Buffering::None); }, nullptr},
};

// CPython's choice for stdin and stdout: bytes that are no UTF-8 pass through in the C locale.
const char* standardErrors() {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    const char* locale = std::getenv(name);
    if (!locale || !*locale) continue;
    for (const char* plain : {"C", "POSIX", "C.UTF-8", "C.utf8", "UTF-8"})
      if (std::strcmp(locale, plain) == 0) return "surrogateescape";
    return "strict";
  }
  return "surrogateescape";
}

}  // namespace

void initTextFile(Thread* t) {
  TypeSpec spec{};
  spec.name = "_io.TextIOWrapper";
  spec.slots.repr = repr;
  spec.slots.iter = iter;
  spec.slots.next = nextSlot;
  spec.instanceSize = sizeof(TextFile);
  spec.instanceLayout = Layout::kValuesFrom2;
  spec.extraOffset = sizeof(TextFile) - sizeof(Value);
  spec.methods = kMethods;
  spec.methodCount = std::size(kMethods);
  spec.getsets = kGetSets;
  spec.getsetCount = std::size(kGetSets);
  spec.type = &textFileType;
  newBuiltinType(t, spec);

  Buffering out = options.unbuffered ? Buffering::None : isatty(1) ? Buffering::Line : Buffering::Block;
  TextFile** standard = t->runtime()->standardStreams;
  standard[0] =
      newTextFile(t, 0, StreamMode::Read, "<stdin>", isatty(0) ? Buffering::Line : Buffering::Block, standardErrors());
  standard[1] = newTextFile(t, 1, StreamMode::Write, "<stdout>", out, standardErrors());
  standard[2] = newTextFile(t, 2, StreamMode::Write, "<stderr>", options.unbuffered ? Buffering::None : Buffering::Line,
                            "backslashreplace");
  for (TextFile*& f : t->runtime()->standardStreams)
    heap::addRoot(t, reinterpret_cast<Value*>(&f));
}

}  // namespace taipan

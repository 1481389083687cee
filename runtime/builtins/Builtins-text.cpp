// Builtins on text: print, input, repr, ascii, format.
#include <algorithm>

#include "runtime/builtins/Builtins.h"
#include "runtime/builtins/TextFile.h"
#include "runtime/builtins/Upward.h"
#include "runtime/core/Names.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/callable/NativeArgs.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Operations.h"
#include "runtime/types/text/Str.h"

namespace taipan {

namespace {

// --- print

bool checkSeparator(Thread* t, const char* name, Value* v) {
  if (v->isNone()) *v = Value();
  if (v->isEmpty() || isStrLike(*v)) return true;
  raisef(t, exc::TypeError, "%s must be None or a string, not %.200s", name, typeName(*v));
  return false;
}

// Where print writes to: the text file itself where there is no need to go through its methods.
class Output {
 public:
  Output(Thread* t, Value file) : thread_(t), file_(file), direct_(isTextFile(file)) {}

  bool write(Value text) {
    if (direct_) return textWrite(thread_, file_.as<TextFile>(), text.as<Str>());
    return static_cast<bool>(callMethod(thread_, file_, names::write, &text, 1));
  }
  // str(v), or the character if it was not given.
  bool writeSeparator(Value given, char byDefault) {
    if (given) return write(given);
    if (direct_) return textWriteChar(thread_, file_.as<TextFile>(), byDefault);
    return write(Value::object(strFromCodePoint(thread_, static_cast<uint8_t>(byDefault))));
  }
  bool writeItem(Value v) {
    if (isStr(v)) return write(v);
    Value text = strOf(thread_, v);
    return text && write(text);
  }
  bool flush() {
    if (direct_) return textFlush(thread_, file_.as<TextFile>());
    return static_cast<bool>(callMethod(thread_, file_, names::flush, nullptr, 0));
  }

 private:
  Thread* thread_;
  Value file_;
  bool direct_;
};

Value printBuiltin(Thread* t, Value* args, int64_t nargs, Tuple* kwNames) {
  static const char* const names[] = {"sep", "end", "file", "flush"};
  Value options[4];
  if (kwNames && !bindNativeArgs(t, {"print", names, 4, 0, 0}, args + nargs, 0, kwNames, options)) return {};
  if (!checkSeparator(t, "sep", &options[0]) || !checkSeparator(t, "end", &options[1])) return {};
  Value file = options[2];
  if (file.isEmpty() || file.isNone()) {
    file = sysAttribute(t, names::stdout_);
    if (file.isEmpty()) return raise(t, exc::RuntimeError, "lost sys.stdout");
    if (file.isNone()) return kNone;
  }
  Output out(t, file);
  for (int64_t i = 0; i < nargs; i++) {
    if (i && !out.writeSeparator(options[0], ' ')) return {};
    if (!out.writeItem(args[i])) return {};
  }
  if (!out.writeSeparator(options[1], '\n')) return {};
  if (options[3]) {
    int flush = isTruthy(t, options[3]);
    if (flush < 0 || (flush && !out.flush())) return {};
  }
  return kNone;
}

// --- input

bool flushFile(Thread* t, Value file) {
  if (isTextFile(file)) return textFlush(t, file.as<TextFile>());
  return static_cast<bool>(callMethod(t, file, names::flush, nullptr, 0));
}

Value readLine(Thread* t, Value file) {
  if (isTextFile(file)) return textReadLine(t, file.as<TextFile>(), -1);
  Value line = callMethod(t, file, intern(t, "readline"), nullptr, 0);
  if (line && !isStrLike(line)) return raiseTypeError(t, "object.readline() returned non-string");
  return line;
}

Value withoutNewline(Thread* t, Value line) {
  auto* s = line.as<Str>();
  if (s->length == 0) return raise(t, exc::EOFError, "EOF when reading a line");
  if (strAt(s, s->length - 1) != '\n') return line;
  return Value::object(strSubstring(t, s, 0, s->length - 1));
}

Value lostStream(Thread* t, const char* name) {
  return raisef(t, exc::RuntimeError, "input(): lost sys.%s", name);
}

Value inputBuiltin(Thread* t, Value* args, int64_t nargs, Tuple*) {
  Value in = sysAttribute(t, names::stdin_), out = sysAttribute(t, names::stdout_),
        error = sysAttribute(t, names::stderr_);
  if (in.isEmpty() || in.isNone()) return lostStream(t, "stdin");
  if (out.isEmpty() || out.isNone()) return lostStream(t, "stdout");
  if (error.isEmpty() || error.isNone()) return lostStream(t, "stderr");
  if (!flushFile(t, error)) {
    if (!pendingMatches(t, exc::Exception)) return {};
    clearException(t);
  }
  if (nargs && !Output(t, out).writeItem(args[0])) return {};
  if (!flushFile(t, out)) return {};
  Value line = readLine(t, in);
  return line ? withoutNewline(t, line) : Value();
}

// --- repr, ascii, format

Value reprBuiltin(Thread* t, Value* args, int64_t, Tuple*) {
  return reprOf(t, args[0]);
}
Value asciiBuiltin(Thread* t, Value* args, int64_t, Tuple*) {
  return asciiOf(t, args[0]);
}

Value formatBuiltin(Thread* t, Value* args, int64_t nargs, Tuple*) {
  if (nargs > 1 && !isStrLike(args[1]))
    return raisef(t, exc::TypeError, "format() argument 2 must be str, not %.50s", typeName(args[1]));
  return formatOf(t, args[0], nargs > 1 ? args[1].as<Str>() : emptyStr(t));
}

const MethodRow kRows[] = {
    {"print", printBuiltin, 0, -1, kNativeKeywords,
     "print($module, /, *args, sep=' ', end='\\n', file=None, flush=False)\n--\n\nPrints the values to a stream, or to "
     "sys.stdout by default.\n\n  sep\n    string inserted between values, default a space.\n  end\n    string "
     "appended after the last value, default a newline.\n  file\n    a file-like object (stream); defaults to the "
     "current sys.stdout.\n  flush\n    whether to forcibly flush the stream.",
     yields(types::None)},
    {"input", inputBuiltin, 0, 1, 0,
     "input($module, prompt='', /)\n--\n\nRead a string from standard input.  The trailing newline is stripped.\n\nThe "
     "prompt string, if given, is printed to standard output without a\ntrailing newline before reading input.\n\nIf "
     "the user hits EOF (*nix: Ctrl-D, Windows: Ctrl-Z+Return), raise EOFError.\nOn *nix systems, readline is used if "
     "available."},
    {"repr", reprBuiltin, 1, 1, 0,
     "repr($module, obj, /)\n--\n\nReturn the canonical string representation of the object.\n\nFor many object types, "
     "including most builtins, eval(repr(obj)) == obj."},
    {"ascii", asciiBuiltin, 1, 1, 0,
     "ascii($module, obj, /)\n--\n\nReturn an ASCII-only representation of an object.\n\nAs repr(), return a string "
     "containing a printable representation of an\nobject, but escape the non-ASCII characters in the string returned "
     "by\nrepr() using \\\\x, \\\\u or \\\\U escapes. This generates a string similar\nto that returned by repr() in "
     "Python 2."},
    {"format", formatBuiltin, 1, 2, 0,
     "format($module, value, format_spec='', /)\n--\n\nReturn value.__format__(format_spec)\n\nformat_spec defaults to "
     "the empty string.\nSee the Format Specification Mini-Language section of help('FORMATTING') for\ndetails."},
};

}  // namespace

BuiltinTable textBuiltins() {
  return {kRows, std::size(kRows)};
}

}  // namespace taipan

// Exception classes with attributes of their own: how they are constructed, and their texts.
#include <cerrno>
#include <cstring>
#include <string>

#include "runtime/core/Objects.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/bytes/Bytes.h"
#include "runtime/types/callable/NativeArgs.h"
#include "runtime/types/exception/ExceptionFields.h"
#include "runtime/types/exception/ExceptionTypes.h"
#include "runtime/types/object/Operations.h"

namespace taipan {

namespace {

Tuple* argsOf(Value v) {
  return v.as<ExceptionObject>()->args.as<Tuple>();
}
Value makeStr(Thread* t, const std::string& text) {
  return Value::object(newStr(t, text));
}
std::string textOf(Value str) {
  return strToUtf8(str.as<Str>());
}

template <unsigned i>
Value getField(Thread*, Value self) {
  return exceptionField(self, i);
}
template <unsigned i>
int setField(Thread* t, Value self, Value value) {
  setExceptionField(t, self, i, value.isEmpty() ? kNone : value);
  return 0;
}
#define FIELD(name, index) {name, getField<index>, setField<index>}

// Keywords that a constructor takes beside any positional arguments, into fields from `first` on. False: raised.
bool takeKeywords(Thread* t, Value self, const char* function, const char* const* names, unsigned count, unsigned first,
                  const Value* values, Tuple* kwNames) {
  for (int64_t k = 0; kwNames && k < kwNames->length; k++) {
    std::string given = strToUtf8(kwNames->items[k].as<Str>());
    unsigned i = 0;
    while (i < count && given != names[i])
      i++;
    if (i == count) {
      raisef(t, exc::TypeError, "'%s' is an invalid keyword argument for %s()", given.c_str(), function);
      return false;
    }
    setExceptionField(t, self, first + i, values[k]);
  }
  return true;
}

// --- StopIteration, SystemExit: the first argument, or all of them

int valueInit(Thread* t, Value self, Value* args, int64_t nargs, Tuple* kwNames) {
  if (exceptionInit(t, self, args, nargs, kwNames) < 0) return -1;
  setExceptionField(t, self, StopIterationField::kValue, nargs ? args[0] : kNone);
  return 0;
}

int exitInit(Thread* t, Value self, Value* args, int64_t nargs, Tuple* kwNames) {
  if (exceptionInit(t, self, args, nargs, kwNames) < 0) return -1;
  Value code = nargs == 0 ? kNone : nargs == 1 ? args[0] : Value::object(argsOf(self));
  setExceptionField(t, self, SystemExitField::kCode, code);
  return 0;
}

const GetSetRow kStopIteration[] = {FIELD("value", StopIterationField::kValue)};
const GetSetRow kSystemExit[] = {FIELD("code", SystemExitField::kCode)};

// --- ImportError, NameError, AttributeError: keywords

int importInit(Thread* t, Value self, Value* args, int64_t nargs, Tuple* kwNames) {
  static const char* const names[] = {"name", "path"};
  if (exceptionInit(t, self, args, nargs, nullptr) < 0) return -1;
  setExceptionField(t, self, ImportField::kMessage, nargs == 1 ? args[0] : kNone);
  return takeKeywords(t, self, "ImportError", names, 2, ImportField::kName, args + nargs, kwNames) ? 0 : -1;
}

Value importStr(Thread* t, Value self) {
  Value message = exceptionField(self, ImportField::kMessage);
  return isStr(message) ? message : exceptionStr(t, self);
}

int nameInit(Thread* t, Value self, Value* args, int64_t nargs, Tuple* kwNames) {
  static const char* const names[] = {"name"};
  if (exceptionInit(t, self, args, nargs, nullptr) < 0) return -1;
  return takeKeywords(t, self, "NameError", names, 1, NameField::kName, args + nargs, kwNames) ? 0 : -1;
}

int attributeInit(Thread* t, Value self, Value* args, int64_t nargs, Tuple* kwNames) {
  static const char* const names[] = {"obj", "name"};
  if (exceptionInit(t, self, args, nargs, nullptr) < 0) return -1;
  return takeKeywords(t, self, "AttributeError", names, 2, AttributeField::kObject, args + nargs, kwNames) ? 0 : -1;
}

const GetSetRow kImport[] = {FIELD("msg", ImportField::kMessage), FIELD("name", ImportField::kName),
                             FIELD("path", ImportField::kPath)};
const GetSetRow kName[] = {FIELD("name", NameField::kName)};
const GetSetRow kAttribute[] = {FIELD("obj", AttributeField::kObject), FIELD("name", AttributeField::kName)};

// --- KeyError: a single key is shown by repr, so that an empty one is visible

Value keyStr(Thread* t, Value self) {
  return argsOf(self)->length == 1 ? reprOf(t, argsOf(self)->items[0]) : exceptionStr(t, self);
}

// --- OSError(errno, strerror[, filename[, winerror[, filename2]]])

TypeObject* classForErrno(int64_t error) {
  switch (error) {
    case ENOENT:       return exc::FileNotFoundError;
    case EEXIST:       return exc::FileExistsError;
    case EACCES:
    case EPERM:        return exc::PermissionError;
    case ENOTDIR:      return exc::NotADirectoryError;
    case EISDIR:       return exc::IsADirectoryError;
    case EPIPE:
    case ESHUTDOWN:    return exc::BrokenPipeError;
    case ETIMEDOUT:    return exc::TimeoutError;
    case EAGAIN:
    case EALREADY:
    case EINPROGRESS:  return exc::BlockingIOError;
    case ECHILD:       return exc::ChildProcessError;
    case ECONNABORTED: return exc::ConnectionAbortedError;
    case ECONNREFUSED: return exc::ConnectionRefusedError;
    case ECONNRESET:   return exc::ConnectionResetError;
    case EINTR:        return exc::InterruptedError;
    case ESRCH:        return exc::ProcessLookupError;
    default:           return exc::OSError;
  }
}

Value osNew(Thread* t, TypeObject* type, Value* args, int64_t nargs, Tuple* kwNames) {
  int64_t error;
  if (type == exc::OSError && nargs >= 2 && nargs <= 5 && isInt(args[0]) && intToInt64(args[0], &error))
    type = classForErrno(error);
  return exceptionNew(t, type, args, nargs, kwNames);
}

int osInit(Thread* t, Value self, Value* args, int64_t nargs, Tuple* kwNames) {
  bool detailed = nargs >= 2 && nargs <= 5;
  // A file name is no part of args, for compatibility with CPython's old ways.
  if (exceptionInit(t, self, args, detailed ? 2 : nargs, kwNames) < 0) return -1;
  if (!detailed) return 0;
  setExceptionField(t, self, OsField::kErrno, args[0]);
  setExceptionField(t, self, OsField::kStrerror, args[1]);
  if (nargs > 2) setExceptionField(t, self, OsField::kFilename, args[2]);
  if (nargs > 4) setExceptionField(t, self, OsField::kFilename2, args[4]);
  return 0;
}

Value osStr(Thread* t, Value self) {
  Value number = exceptionField(self, OsField::kErrno);
  Value message = exceptionField(self, OsField::kStrerror);
  Value file = exceptionField(self, OsField::kFilename);
  Value file2 = exceptionField(self, OsField::kFilename2);
  if (number.isNone() && message.isNone()) return exceptionStr(t, self);
  Value n = strOf(t, number);
  Value m = n.isEmpty() ? n : strOf(t, message);
  if (m.isEmpty()) return {};
  std::string text = "[Errno " + textOf(n) + "] " + textOf(m);
  if (file.isNone()) return makeStr(t, text);
  Value f = reprOf(t, file);
  if (f.isEmpty()) return {};
  text += ": " + textOf(f);
  if (file2.isNone()) return makeStr(t, text);
  Value f2 = reprOf(t, file2);
  return f2.isEmpty() ? f2 : makeStr(t, text + " -> " + textOf(f2));
}

const GetSetRow kOs[] = {FIELD("errno", OsField::kErrno), FIELD("strerror", OsField::kStrerror),
                         FIELD("filename", OsField::kFilename), FIELD("filename2", OsField::kFilename2)};

// --- SyntaxError(msg, (filename, lineno, offset, text[, end_lineno, end_offset]))

int syntaxInit(Thread* t, Value self, Value* args, int64_t nargs, Tuple* kwNames) {
  if (exceptionInit(t, self, args, nargs, kwNames) < 0) return -1;
  if (nargs >= 1) setExceptionField(t, self, SyntaxField::kMessage, args[0]);
  if (nargs != 2) return 0;
  Tuple* details = tupleFromIterable(t, args[1]);
  if (!details) return -1;
  int64_t n = details->length;
  if (n < 4 || n > 6) {
    raisef(t, exc::TypeError, "function takes %s 4 arguments (%ld given)", n < 4 ? "at least" : "at most", n);
    return -1;
  }
  if (n == 5) return raiseTypeError(t, "end_offset must be provided when end_lineno is provided"), -1;
  for (int64_t i = 0; i < n; i++)
    setExceptionField(t, self, SyntaxField::kFilename + static_cast<unsigned>(i), details->items[i]);
  return 0;
}

Value syntaxStr(Thread* t, Value self) {
  Value message = strOf(t, exceptionField(self, SyntaxField::kMessage));
  if (message.isEmpty()) return {};
  Value file = exceptionField(self, SyntaxField::kFilename);
  Value line = exceptionField(self, SyntaxField::kLine);
  int64_t number;
  bool hasLine = isInt(line) && intToInt64(line, &number);
  std::string name = isStr(file) ? textOf(file) : "";
  name = name.substr(name.rfind('/') + 1);
  std::string text = textOf(message);
  if (isStr(file) && hasLine)
    text += " (" + name + ", line " + std::to_string(number) + ")";
  else if (isStr(file))
    text += " (" + name + ")";
  else if (hasLine)
    text += " (line " + std::to_string(number) + ")";
  return makeStr(t, text);
}

const GetSetRow kSyntax[] = {FIELD("msg", SyntaxField::kMessage),
                             FIELD("filename", SyntaxField::kFilename),
                             FIELD("lineno", SyntaxField::kLine),
                             FIELD("offset", SyntaxField::kOffset),
                             FIELD("text", SyntaxField::kText),
                             FIELD("end_lineno", SyntaxField::kEndLine),
                             FIELD("end_offset", SyntaxField::kEndOffset),
                             FIELD("print_file_and_line", SyntaxField::kPrintFileAndLine)};

// --- UnicodeEncodeError and UnicodeDecodeError(encoding, object, start, end, reason), UnicodeTranslateError without
// the first

// Argument number `position` of the constructor, for that field. False if raised.
bool checkUnicodeField(Thread* t, unsigned field, bool decode, Value v, int position) {
  if (field == UnicodeField::kStart || field == UnicodeField::kEnd) {
    Value index = indexOf(t, v);
    int64_t i;
    if (!index || intToInt64(index, &i)) return !index.isEmpty();
    raise(t, exc::OverflowError, "Python int too large to convert to C ssize_t");
    return false;
  }
  ByteView view;
  if (field == UnicodeField::kObject && decode) return bytesArgument(t, v, &view);
  if (isInstanceOf(v, types::Str)) return true;
  raisef(t, exc::TypeError, "argument %d must be str, not %.50s", position, v.isNone() ? "None" : typeName(v));
  return false;
}

template <unsigned first>
int unicodeInit(Thread* t, Value self, Value* args, int64_t nargs, Tuple* kwNames) {
  constexpr int64_t kExpected = UnicodeField::kCount - first;
  if (exceptionInit(t, self, args, nargs, kwNames) < 0) return -1;
  if (nargs != kExpected) {
    raisef(t, exc::TypeError, "function takes exactly %ld arguments (%ld given)", kExpected, nargs);
    return -1;
  }
  bool decode = isInstanceOf(self, exc::UnicodeDecodeError);
  for (int i = 0; i < nargs; i++)
    if (!checkUnicodeField(t, first + static_cast<unsigned>(i), decode, args[i], i + 1)) return -1;
  for (int64_t i = 0; i < nargs; i++)
    setExceptionField(t, self, first + static_cast<unsigned>(i), args[i]);
  return 0;
}

std::string escapedChar(uint32_t c) {
  char text[16];
  snprintf(text, sizeof text, c <= 0xff ? "\\x%02x" : c <= 0xffff ? "\\u%04x" : "\\U%08x", c);
  return text;
}

Value unicodeStr(Thread* t, Value self) {
  int64_t start, end;
  Value object = exceptionField(self, UnicodeField::kObject);
  if (!isInt(exceptionField(self, UnicodeField::kStart)) ||
      !intToInt64(exceptionField(self, UnicodeField::kStart), &start) ||
      !isInt(exceptionField(self, UnicodeField::kEnd)) || !intToInt64(exceptionField(self, UnicodeField::kEnd), &end))
    return exceptionStr(t, self);
  bool decode = isInstanceOf(self, exc::UnicodeDecodeError);
  Value reason = strOf(t, exceptionField(self, UnicodeField::kReason));
  Value encoding = reason.isEmpty() ? reason : strOf(t, exceptionField(self, UnicodeField::kEncoding));
  if (encoding.isEmpty()) return {};
  std::string text = "can't ";
  if (!isInstanceOf(self, exc::UnicodeTranslateError)) text = "'" + textOf(encoding) + "' codec can't ";
  text += decode                                        ? "decode byte"
          : isInstanceOf(self, exc::UnicodeEncodeError) ? "encode character"
                                                        : "translate character";
  if (end == start + 1) {
    if (isStr(object) && start >= 0 && start < object.as<Str>()->length)
      text += " '" + escapedChar(strAt(object.as<Str>(), start)) + "'";
    else if (Value byte = decode ? getItem(t, object, Value::smallInt(start)) : Value(); byte.isSmallInt()) {
      char hex[8];
      snprintf(hex, sizeof hex, " 0x%02x", static_cast<unsigned>(byte.asSmallInt()));
      text += hex;
    }
    text += " in position " + std::to_string(start);
  } else {
    text += "s in position " + std::to_string(start) + "-" + std::to_string(end - 1);
  }
  return makeStr(t, text + ": " + textOf(reason));
}

const GetSetRow kUnicode[] = {FIELD("encoding", UnicodeField::kEncoding), FIELD("object", UnicodeField::kObject),
                              FIELD("start", UnicodeField::kStart), FIELD("end", UnicodeField::kEnd),
                              FIELD("reason", UnicodeField::kReason)};

// --- the table

struct Special {
  const char* name;
  unsigned fieldCount;
  int (*init)(Thread*, Value, Value*, int64_t, Tuple*);
  Value (*str)(Thread*, Value);
  const GetSetRow* rows;
  unsigned rowCount;
  Value (*construct)(Thread*, TypeObject*, Value*, int64_t, Tuple*);
};

const Special kSpecials[] = {
    {"StopIteration", StopIterationField::kCount, valueInit, nullptr, kStopIteration, std::size(kStopIteration),
     nullptr},
    {"SystemExit", SystemExitField::kCount, exitInit, nullptr, kSystemExit, std::size(kSystemExit), nullptr},
    {"ImportError", ImportField::kCount, importInit, importStr, kImport, std::size(kImport), nullptr},
    {"NameError", NameField::kCount, nameInit, nullptr, kName, std::size(kName), nullptr},
    {"AttributeError", AttributeField::kCount, attributeInit, nullptr, kAttribute, std::size(kAttribute), nullptr},
    {"KeyError", 0, nullptr, keyStr, nullptr, 0, nullptr},
    {"OSError", OsField::kCount, osInit, osStr, kOs, std::size(kOs), osNew},
    {"SyntaxError", SyntaxField::kCount, syntaxInit, syntaxStr, kSyntax, std::size(kSyntax), nullptr},
    {"UnicodeDecodeError", UnicodeField::kCount, unicodeInit<UnicodeField::kEncoding>, unicodeStr, kUnicode,
     std::size(kUnicode), nullptr},
    {"UnicodeEncodeError", UnicodeField::kCount, unicodeInit<UnicodeField::kEncoding>, unicodeStr, kUnicode,
     std::size(kUnicode), nullptr},
    {"UnicodeTranslateError", UnicodeField::kCount, unicodeInit<UnicodeField::kObject>, unicodeStr, kUnicode,
     std::size(kUnicode), nullptr},
};

}  // namespace

void specialiseException(TypeSpec* spec) {
  for (const Special& s : kSpecials) {
    if (std::strcmp(s.name, spec->name) != 0) continue;
    if (s.fieldCount) setExceptionLayout(spec, s.fieldCount);
    spec->slots.init = s.init;
    spec->slots.str = s.str;
    spec->slots.newObject = s.construct;
    spec->getsets = s.rows;
    spec->getsetCount = s.rowCount;
  }
}

}  // namespace taipan

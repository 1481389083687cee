// Module sys: functions. What it tells about the implementation is in sys-info.cpp.
#include <algorithm>
#include <string>

#include "runtime/builtins/ExceptionPrinter.h"
#include "runtime/builtins/TextFile.h"
#include "runtime/builtins/Upward.h"
#include "runtime/core/Init.h"
#include "runtime/core/Names.h"
#include "runtime/core/Options.h"
#include "runtime/frames/Tracing.h"
#include "runtime/heap/Heap.h"
#include "runtime/modules/SysInfo.h"
#include "runtime/threads/Runtime.h"
#include "runtime/types/callable/NativeArgs.h"
#include "runtime/types/container/Dict.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/namespace/Module.h"
#include "runtime/types/number/Int.h"
#include "runtime/types/object/Operations.h"
#include "runtime/types/text/Str.h"

namespace taipan {

namespace {

// An argument of C type int.
bool intArgument(Thread* t, Value v, int64_t* out) {
  Value index = indexOf(t, v);
  if (index.isEmpty()) return false;
  if (intToInt64(index, out) && *out <= INT32_MAX && *out >= INT32_MIN) return true;
  raise(t, exc::OverflowError, "Python int too large to convert to C int");
  return false;
}

// --- leaving, exceptions

Value exitFn(Thread* t, Value* args, int64_t nargs, Tuple*) {
  if (nargs == 0 || args[0].isNone()) return raiseValue(t, Value::object(exc::SystemExit), Value());
  if (!isExact(args[0], types::Tuple)) return raiseWithArg(t, exc::SystemExit, args[0]);
  Value exception = callEx(t, Value::object(exc::SystemExit), args[0], Value());
  return exception ? raiseValue(t, exception, Value()) : Value();
}

Value exceptionFn(Thread* t, Value*, int64_t, Tuple*) {
  return t->handled ? t->handled : kNone;
}

Value excInfo(Thread* t, Value*, int64_t, Tuple*) {
  Value info[3] = {kNone, kNone, kNone};
  if (t->handled && !t->handled.isNone()) {
    info[0] = Value::object(typeOf(t->handled));
    info[1] = t->handled;
    Value traceback = t->handled.as<ExceptionObject>()->traceback;
    info[2] = traceback ? traceback : kNone;
  }
  return Value::object(newTupleFrom(t, info, 3));
}

Value excepthook(Thread* t, Value* args, int64_t, Tuple*) {
  if (!isInstanceOf(args[1], exc::BaseException)) {
    std::string text =
        std::string("TypeError: print_exception(): Exception expected for value, ") + typeName(args[1]) + " found\n";
    Str* message = newStr(t, text);
    return message && textWrite(t, standardStream(t, 2), message) ? kNone : Value();
  }
  Value handled = t->handled;
  raiseAgain(t, args[1]);
  printException(t);
  t->handled = handled;
  return kNone;
}

// --- limits

Value getrecursionlimit(Thread* t, Value*, int64_t, Tuple*) {
  return Value::smallInt(t->recursionLimit);
}

Value setrecursionlimit(Thread* t, Value* args, int64_t, Tuple*) {
  int64_t limit;
  if (!intArgument(t, args[0], &limit)) return {};
  if (limit < 1) return raiseValueError(t, "recursion limit must be greater or equal than 1");
  if (t->depth >= limit)
    return raisef(t, exc::RecursionError,
                  "cannot set the recursion limit to %ld at the recursion depth %u: the limit is too low",
                  static_cast<long>(limit), t->depth);
  t->recursionLimit = static_cast<uint32_t>(limit);
  updateEntryLimit(t);
  return kNone;
}

Value getMaxStrDigits(Thread* t, Value*, int64_t, Tuple*) {
  return Value::smallInt(t->runtime()->maxStrDigits);
}

Value setMaxStrDigits(Thread* t, Value* args, int64_t nargs, Tuple* kwNames) {
  static const char* const names[] = {"maxdigits"};
  Value given;
  int64_t digits;
  if (!bindNativeArgs(t, {"set_int_max_str_digits", names, 1, 1, 1}, args, nargs, kwNames, &given)) return {};
  if (!intArgument(t, given, &digits)) return {};
  if (digits != 0 && digits < 640) return raiseValueError(t, "maxdigits must be 0 or larger than 640");
  t->runtime()->maxStrDigits = static_cast<int>(digits);
  return kNone;
}

// --- objects

int64_t strSize(const Str* s) {
  if (s->ascii) return 49 + s->length;
  return (s->kind == 1 ? 73 : s->kind == 2 ? 74 : 76) + (s->length + (s->kind > 1)) * s->kind;
}

int64_t intSize(Value v) {
  int64_t bits = intBitLength(plainInt(v));
  return 24 + 4 * std::max<int64_t>(1, (bits + 29) / 30);
}

// Sizes as CPython has them where the object is of a kind it has; the header of collected objects included.
Value getsizeof(Thread* t, Value* args, int64_t nargs, Tuple* kwNames) {
  static const char* const names[] = {"object", "default"};
  Value out[2];
  if (!bindNativeArgs(t, {"getsizeof", names, 2, 1, 2}, args, nargs, kwNames, out)) return {};
  Value v = out[0];
  if (v.isBool() || isExactInt(v)) return makeInt(t, intSize(v));
  if (isFloat(v)) return Value::smallInt(24);
  if (v.isConstant()) return Value::smallInt(16);
  if (isStr(v)) return makeInt(t, strSize(v.as<Str>()));
  if (isExact(v, types::Tuple)) return makeInt(t, 40 + 8 * v.as<Tuple>()->length);
  Value method = lookupSpecial(t, v, intern(t, "__sizeof__"));
  if (method.isEmpty()) {
    if (t->exception) return {};
    return out[1] ? out[1] : makeInt(t, static_cast<int64_t>(objectSize(v.asObject())) + 16);
  }
  Value size = callWith(t, method);
  int64_t n;
  if (size.isEmpty()) return {};
  if (!isInt(size)) return raisef(t, exc::TypeError, "'%s' object cannot be interpreted as an integer", typeName(size));
  if (!intToInt64(size, &n) || n < 0) return raiseValueError(t, "__sizeof__() should return >= 0");
  return makeInt(t, n + 16);
}

Value internFn(Thread* t, Value* args, int64_t, Tuple*) {
  if (isStr(args[0])) return Value::object(internStr(t, args[0].as<Str>()));
  if (isStrLike(args[0])) return raisef(t, exc::TypeError, "can't intern %.400s", typeName(args[0]));
  return raisef(t, exc::TypeError, "intern() argument must be str, not %.50s", typeName(args[0]));
}

Value getframe(Thread* t, Value* args, int64_t nargs, Tuple*) {
  int64_t depth = 0;
  if (nargs && !intArgument(t, args[0], &depth)) return {};
  Activation a;
  if (!activationAt(t, static_cast<unsigned>(std::max<int64_t>(depth, 0)), &a))
    return raiseValueError(t, "call stack is not deep enough");
  return Value::object(frameObjectOf(t, a));
}

Value displayhook(Thread* t, Value* args, int64_t, Tuple*) {
  return displayValue(t, args[0]) ? kNone : Value();
}

Value utf8Name(Thread* t, Value*, int64_t, Tuple*) {
  return Value::object(intern(t, "utf-8"));
}
Value getfilesystemencodeerrors(Thread* t, Value*, int64_t, Tuple*) {
  return Value::object(intern(t, "surrogateescape"));
}
Value isFinalizing(Thread*, Value*, int64_t, Tuple*) {
  return kFalse;
}
Value getswitchinterval(Thread* t, Value*, int64_t, Tuple*) {
  return makeFloat(t, 0.005);
}

const MethodRow kRows[] = {
    {"exit", exitFn, 0, 1, 0,
     "exit($module, status=None, /)\n--\n\nExit the interpreter by raising SystemExit(status).\n\nIf the status is "
     "omitted or None, it defaults to zero (i.e., success).\nIf the status is an integer, it will be used as the "
     "system exit status.\nIf it is another kind of object, it will be printed and the system\nexit status will be one "
     "(i.e., failure)."},
    {"exception", exceptionFn, 0, 0, 0,
     "exception($module, /)\n--\n\nReturn the current exception.\n\nReturn the most recent exception caught by an "
     "except clause\nin the current stack frame or in an older stack frame, or None\nif no such clause exists."},
    {"exc_info", excInfo, 0, 0, 0,
     "exc_info($module, /)\n--\n\nReturn current exception information: (type, value, traceback).\n\nReturn "
     "information about the most recent exception caught by an except\nclause in the current stack frame or in an "
     "older stack frame."},
    {"excepthook", excepthook, 3, 3, 0,
     "excepthook($module, exctype, value, traceback, /)\n--\n\nHandle an exception by displaying it with a traceback "
     "on sys.stderr."},
    {"getrecursionlimit", getrecursionlimit, 0, 0, 0,
     "getrecursionlimit($module, /)\n--\n\nReturn the current value of the recursion limit.\n\nThe recursion limit is "
     "the maximum depth of the Python interpreter\nstack.  This limit prevents infinite recursion from causing an "
     "overflow\nof the C stack and crashing Python."},
    {"setrecursionlimit", setrecursionlimit, 1, 1, 0,
     "setrecursionlimit($module, limit, /)\n--\n\nSet the maximum depth of the Python interpreter stack to n.\n\nThis "
     "limit prevents infinite recursion from causing an overflow of the C\nstack and crashing Python.  The highest "
     "possible limit is platform-\ndependent."},
    {"get_int_max_str_digits", getMaxStrDigits, 0, 0, 0,
     "get_int_max_str_digits($module, /)\n--\n\nReturn the maximum string digits limit for non-binary int<->str "
     "conversions."},
    {"set_int_max_str_digits", setMaxStrDigits, 0, -1, kNativeKeywords,
     "set_int_max_str_digits($module, /, maxdigits)\n--\n\nSet the maximum string digits limit for non-binary "
     "int<->str conversions."},
    {"getsizeof", getsizeof, 0, -1, kNativeKeywords,
     "getsizeof(object [, default]) -> int\n\nReturn the size of object in bytes."},
    {"intern", internFn, 1, 1, 0,
     "intern($module, string, /)\n--\n\n``Intern'' the given string.\n\nThis enters the string in the (global) table "
     "of interned strings whose\npurpose is to speed up dictionary lookups. Return the string itself or\nthe "
     "previously interned string object with the same value."},
    {"_getframe", getframe, 0, 1, 0,
     "_getframe($module, depth=0, /)\n--\n\nReturn a frame object from the call stack.\n\nIf optional integer depth is "
     "given, return the frame object that many\ncalls below the top of the stack.  If that is deeper than the "
     "call\nstack, ValueError is raised.  The default for depth is zero, returning\nthe frame at the top of the call "
     "stack.\n\nThis function should be used for internal and specialized purposes\nonly.",
     lowered(NativeId::SysGetframe)},
    {"settrace", sysSetTrace, 1, 1, 0,
     "settrace(function)\n\nSet the global debug tracing function.  It will be called on each\nfunction call.  See the "
     "debugger chapter in the library manual."},
    {"gettrace", sysGetTrace, 0, 0, 0,
     "gettrace($module, /)\n--\n\nReturn the global debug tracing function set with sys.settrace.\n\nSee the debugger "
     "chapter in the library manual."},
    {"setprofile", sysSetProfile, 1, 1, 0,
     "setprofile(function)\n\nSet the profiling function.  It will be called on each function call\nand return.  See "
     "the "
     "profiler chapter in the library manual."},
    {"getprofile", sysGetProfile, 0, 0, 0,
     "getprofile($module, /)\n--\n\nReturn the profiling function set with sys.setprofile.\n\nSee the profiler chapter "
     "in the library manual."},
    {"call_tracing", sysCallTracing, 2, 2, 0,
     "call_tracing($module, func, args, /)\n--\n\nCall func(*args), while tracing is enabled.\n\nThe tracing state is "
     "saved, and restored afterwards.  This is intended\nto be called from a debugger from a checkpoint, to "
     "recursively "
     "debug\nsome other code."},
    {"displayhook", displayhook, 1, 1, 0,
     "displayhook($module, object, /)\n--\n\nPrint an object to sys.stdout and also save it in builtins._"},
    {"getdefaultencoding", utf8Name, 0, 0, 0,
     "getdefaultencoding($module, /)\n--\n\nReturn the current default encoding used by the Unicode implementation."},
    {"getfilesystemencoding", utf8Name, 0, 0, 0,
     "getfilesystemencoding($module, /)\n--\n\nReturn the encoding used to convert Unicode filenames to OS filenames."},
    {"getfilesystemencodeerrors", getfilesystemencodeerrors, 0, 0, 0,
     "getfilesystemencodeerrors($module, /)\n--\n\nReturn the error mode used for Unicode to OS filename conversion."},
    {"is_finalizing", isFinalizing, 0, 0, 0, "is_finalizing($module, /)\n--\n\nReturn True if Python is exiting."},
    {"getswitchinterval", getswitchinterval, 0, 0, 0,
     "getswitchinterval($module, /)\n--\n\nReturn the current thread switch interval; see sys.setswitchinterval()."},
};

Value strList(Thread* t, const std::vector<std::string>& texts) {
  List* list = newList(t, 0);
  for (const std::string& s : texts)
    (void)listAppend(t, list, Value::object(newStr(t, s)));
  return Value::object(list);
}

void addStreams(Thread* t, Value module) {
  static const char* const names[] = {"stdin", "stdout", "stderr"};
  for (int fd = 0; fd < 3; fd++) {
    Value stream = Value::object(standardStream(t, fd));
    moduleSet(t, module, names[fd], stream);
    moduleSet(t, module, (std::string("__") + names[fd] + "__").c_str(), stream);
  }
}

}  // namespace

Value sysAttribute(Thread* t, Str* name) {
  return dictGetStr(moduleDict(t->runtime()->sys), name);
}

bool displayValue(Thread* t, Value v) {
  if (v.isNone()) return true;
  Str* underscore = intern(t, "_");
  Dict* builtins = moduleDict(builtinsModule);
  if (!dictSetStr(t, builtins, underscore, kNone)) return false;  // so that __repr__ does not see the last one
  Value text = reprOf(t, v);
  if (text.isEmpty()) return false;
  Value out = sysAttribute(t, names::stdout_);
  if (out.isEmpty() || out.isNone()) {
    raise(t, exc::RuntimeError, "lost sys.stdout");
    return false;
  }
  Value newline = Value::object(strFromCodePoint(t, '\n'));
  if (callMethod(t, out, names::write, &text, 1).isEmpty()) return false;
  if (callMethod(t, out, names::write, &newline, 1).isEmpty()) return false;
  return dictSetStr(t, builtins, underscore, v);
}

void initSysModule(Thread* t) {
  initTextFile(t);
  Value& sysModule = t->runtime()->sys;
  heap::addRoot(t, &sysModule);
  sysModule = newModule(t, names::sys);
  (void)dictSetStr(t, sysModules(t), names::sys, sysModule);
  moduleAddFunctions(t, sysModule, kRows, std::size(kRows));
  addSysInfo(t, sysModule);
  addStreams(t, sysModule);
  moduleSet(t, sysModule, "__excepthook__", sysAttribute(t, intern(t, "excepthook")));
  moduleSet(t, sysModule, "__displayhook__", sysAttribute(t, intern(t, "displayhook")));
  moduleSet(t, sysModule, "modules", Value::object(sysModules(t)));
  moduleSet(t, sysModule, "argv", strList(t, options.argv));
  moduleSet(t, sysModule, "orig_argv", strList(t, options.argv));
  moduleSet(t, sysModule, "path", strList(t, options.path));
  moduleSet(t, sysModule, "warnoptions", strList(t, {}));
}

}  // namespace taipan

// Exceptions: the class hierarchy, and how C++ code raises. Every raise function returns nothing useful: callers return
// an empty Value, -1, false or null after it. `return raiseTypeError(t, …)` works for Value results.
#pragma once

#include <string_view>

#include "runtime/objects/Type.h"

namespace taipan {

// X(C++ name and Python name, base)
#define TAIPAN_EXCEPTIONS(X)                                                                                          \
  X(Exception, BaseException) X(SystemExit, BaseException) X(KeyboardInterrupt, BaseException)                        \
  X(GeneratorExit, BaseException) X(StopIteration, Exception) X(ArithmeticError, Exception)                           \
  X(FloatingPointError, ArithmeticError) X(OverflowError, ArithmeticError) X(ZeroDivisionError, ArithmeticError)      \
  X(AssertionError, Exception) X(AttributeError, Exception) X(BufferError, Exception) X(EOFError, Exception)          \
  X(ImportError, Exception) X(ModuleNotFoundError, ImportError) X(LookupError, Exception) X(IndexError, LookupError)  \
  X(KeyError, LookupError) X(MemoryError, Exception) X(NameError, Exception) X(UnboundLocalError, NameError)          \
  X(OSError, Exception) X(FileNotFoundError, OSError) X(FileExistsError, OSError) X(PermissionError, OSError)        \
  X(NotADirectoryError, OSError) X(IsADirectoryError, OSError) X(ConnectionError, OSError)                            \
  X(BrokenPipeError, ConnectionError) X(ConnectionAbortedError, ConnectionError)                                      \
  X(ConnectionRefusedError, ConnectionError) X(ConnectionResetError, ConnectionError) X(BlockingIOError, OSError)     \
  X(ChildProcessError, OSError) X(InterruptedError, OSError) X(ProcessLookupError, OSError) X(TimeoutError, OSError)  \
  X(ReferenceError, Exception)                                                                                        \
  X(RuntimeError, Exception) X(NotImplementedError, RuntimeError) X(RecursionError, RuntimeError)                     \
  X(StopAsyncIteration, Exception) X(SyntaxError, Exception) X(IndentationError, SyntaxError)                         \
  X(TabError, IndentationError) X(SystemError, Exception) X(TypeError, Exception) X(ValueError, Exception)            \
  X(UnicodeError, ValueError) X(UnicodeDecodeError, UnicodeError) X(UnicodeEncodeError, UnicodeError)                 \
  X(UnicodeTranslateError, UnicodeError) X(Warning, Exception) X(DeprecationWarning, Warning)                         \
  X(RuntimeWarning, Warning) X(SyntaxWarning, Warning) X(UserWarning, Warning) X(FutureWarning, Warning)              \
  X(ImportWarning, Warning) X(PendingDeprecationWarning, Warning) X(UnicodeWarning, Warning)                          \
  X(BytesWarning, Warning) X(ResourceWarning, Warning) X(EncodingWarning, Warning)

namespace exc {
extern TypeObject* BaseException;
#define X(name, base) extern TypeObject* name;
TAIPAN_EXCEPTIONS(X)
#undef X
}  // namespace exc

// Makes type(message) (type(args…)) the pending exception; context is set to the handled exception. May collect.
Value raise(Thread* t, TypeObject* type, std::string_view message);
Value raiseWithArg(Thread* t, TypeObject* type, Value arg);       // type(arg), no message formatting (KeyError)
// printf-style (%s, %d, %ld, %.200s …).
[[gnu::format(printf, 3, 4)]] Value raisef(Thread* t, TypeObject* type, const char* format, ...);
inline Value raiseTypeError(Thread* t, std::string_view m) { return raise(t, exc::TypeError, m); }
inline Value raiseValueError(Thread* t, std::string_view m) { return raise(t, exc::ValueError, m); }
// The `raise` statement: value is a class or instance, cause empty or as given by `from`. Sets cause and context. May call.
Value raiseValue(Thread* t, Value value, Value cause);
// Makes an existing exception object pending, its traceback kept; sets no context.
Value raiseAgain(Thread* t, Value exception);
Value raiseNoMemory(Thread* t);       // preallocated; never collects
Value raiseRecursionError(Thread* t); // "maximum recursion depth exceeded"; suffix as CPython's where it differs
// AttributeError "'X' object has no attribute 'name'".
Value raiseNoAttribute(Thread* t, Value object, Str* name);
// TypeError "unsupported operand type(s) for +: 'int' and 'str'".
Value raiseBinaryTypeError(Thread* t, const char* symbol, Value a, Value b);

// Pending exception matches class or tuple of classes (no check of their kind).
bool exceptionMatches(Value exception, TypeObject* type);
bool pendingMatches(Thread* t, TypeObject* type);
// Takes the pending exception away.
Value takeException(Thread* t);

const char* typeName(Value v);  // name of v's type as a C string valid until the type dies

}  // namespace taipan

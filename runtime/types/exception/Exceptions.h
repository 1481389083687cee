// Exceptions: the class hierarchy, and how C++ code raises. Every raise function returns nothing useful: callers return
// an empty Value, -1, false or null after it. `return raiseTypeError(t, …)` works for Value results.
#pragma once

#include <string_view>

#include "runtime/core/Type.h"
#include "runtime/heap/Upward.h"

namespace taipan {

// Declared by the rows of Exceptions.def.

namespace exc {
extern TypeObject* BaseException;
#define EXCEPTION(name, base) extern TypeObject* name;
#include "runtime/types/exception/Exceptions.def"
}  // namespace exc

// Makes type(message) (type(args…)) the pending exception; context is set to the handled exception. May collect.
Raised raise(Thread* t, TypeObject* type, std::string_view message);
Raised raiseWithArg(Thread* t, TypeObject* type, Value arg);  // type(arg), no message formatting (KeyError)
// printf-style (%s, %d, %ld, %.200s …).
[[gnu::format(printf, 3, 4)]] Raised raisef(Thread* t, TypeObject* type, const char* format, ...);
inline Raised raiseTypeError(Thread* t, std::string_view m) {
  return raise(t, exc::TypeError, m);
}
inline Raised raiseValueError(Thread* t, std::string_view m) {
  return raise(t, exc::ValueError, m);
}
// The `raise` statement: value is a class or instance, cause empty or as given by `from`. Sets cause and context. May
// call.
Raised raiseValue(Thread* t, Value value, Value cause);
// Makes an existing exception object pending, its traceback kept; sets no context.
Raised raiseAgain(Thread* t, Value exception);
Raised raiseRecursionError(Thread* t);  // "maximum recursion depth exceeded"; suffix as CPython's where it differs
// AttributeError "'X' object has no attribute 'name'".
Raised raiseNoAttribute(Thread* t, Value object, Str* name);
// TypeError "unsupported operand type(s) for +: 'int' and 'str'".
Raised raiseBinaryTypeError(Thread* t, const char* symbol, Value a, Value b);

// Pending exception matches class or tuple of classes (no check of their kind).
bool exceptionMatches(Value exception, TypeObject* type);
[[nodiscard]] bool pendingMatches(Thread* t, TypeObject* type);
// Takes the pending exception away.
Value takeException(Thread* t);
void clearException(Thread* t);

const char* typeName(Value v);  // name of v's type as a C string valid until the type dies

}  // namespace taipan

// Raising from C++ code and by the raise statement: making the exception, its implicit context, its cause.
#include <cstdarg>
#include <string>
#include <vector>

#include "runtime/core/Names.h"
#include "runtime/core/Objects.h"
#include "runtime/heap/Heap.h"
#include "runtime/threads/Runtime.h"
#include "runtime/types/exception/ExceptionFields.h"
#include "runtime/types/exception/ExceptionTypes.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/namespace/Module.h"
#include "runtime/types/object/Attributes.h"
#include "runtime/types/object/Operations.h"
#include "runtime/types/object/Recursion.h"

namespace taipan {

namespace {

bool isException(Value v) {
  return v.isObject() && (v.asObject()->type()->flags & kTypeException);
}
bool isExceptionClass(Value v) {
  return isInstanceOf(v, types::Type) && (v.as<TypeObject>()->flags & kTypeException);
}

// Takes `exception` out of the chain of contexts that starts at `from`, so that linking it in front makes no cycle.
void unlinkFrom(Value from, Value exception) {
  Value slow = from;
  bool move = false;
  for (Value at = from;;) {
    auto* e = at.as<ExceptionObject>();
    Value next = e->context;
    if (!isException(next)) return;
    if (next == exception) {
      e->context = kNone;
      return;
    }
    at = next;
    // Floyd's check: a chain may already be a cycle made by hand.
    if (at == slow) return;
    if (move) slow = slow.as<ExceptionObject>()->context;
    move = !move;
  }
}

// Makes the exception pending, with the one being handled as its context.
Raised setPending(Thread* t, Value exception) {
  Value handled = t->handled;
  if (isException(handled) && !(handled == exception)) {
    unlinkFrom(handled, exception);
    exception.as<ExceptionObject>()->context = handled;
    writeBarrier(t, exception.asObject());
  }
  t->exception = exception;
  return {};
}

Value instantiate(Thread* t, Value cls) {
  Value e = call(t, cls, nullptr, 0);
  if (e.isEmpty() || isException(e)) return e;
  Value a = reprOf(t, cls);
  Value b = a.isEmpty() ? a : reprOf(t, Value::object(typeOf(e)));
  if (b.isEmpty()) return {};
  return raise(t, exc::TypeError,
               "calling " + strToUtf8(a.as<Str>()) + " should have returned an instance of BaseException, not " +
                   strToUtf8(b.as<Str>()));
}

Value makeException(Thread* t, TypeObject* type, Value arg) {
  Tuple* args = newTupleFrom(t, &arg, 1);
  Value e = args ? newException(t, type, args) : Value();
  if (e.isEmpty() || type->slots->init == exceptionInit) return e;
  return type->slots->init(t, e, &arg, 1, nullptr) < 0 ? Value() : e;
}

}  // namespace

Raised raiseWithArg(Thread* t, TypeObject* type, Value arg) {
  Value e = makeException(t, type, arg);
  return e.isEmpty() ? Raised{} : setPending(t, e);
}

Raised raise(Thread* t, TypeObject* type, std::string_view message) {
  Str* text = newStr(t, message);
  return text ? raiseWithArg(t, type, Value::object(text)) : Raised{};
}

Raised raisef(Thread* t, TypeObject* type, const char* format, ...) {
  char small[512];
  va_list args;
  va_start(args, format);
  int n = vsnprintf(small, sizeof small, format, args);
  va_end(args);
  if (n < static_cast<int>(sizeof small)) return raise(t, type, std::string_view(small, n < 0 ? 0 : n));
  std::vector<char> large(static_cast<size_t>(n) + 1);
  va_start(args, format);
  vsnprintf(large.data(), large.size(), format, args);
  va_end(args);
  return raise(t, type, std::string_view(large.data(), static_cast<size_t>(n)));
}

Raised raiseValue(Thread* t, Value value, Value cause) {
  if (isExceptionClass(value)) {
    value = instantiate(t, value);
    if (value.isEmpty()) return {};
  } else if (!isException(value)) {
    return raiseTypeError(t, "exceptions must derive from BaseException");
  }
  if (!cause.isEmpty()) {
    if (isExceptionClass(cause)) {
      cause = instantiate(t, cause);
      if (cause.isEmpty()) return {};
    } else if (!cause.isNone() && !isException(cause)) {
      return raiseTypeError(t, "exception causes must derive from BaseException");
    }
    auto* e = value.as<ExceptionObject>();
    e->cause = cause;
    e->suppressContext = kTrue;
    writeBarrier(t, e);
  }
  return setPending(t, value);
}

Raised raiseAgain(Thread* t, Value exception) {
  t->exception = exception;
  return {};
}

Raised raiseNoMemory(Thread* t) {
  Value& prepared = t->runtime()->noMemory;
  if (prepared.isEmpty()) {
    // First use is at start-up (StartUp.cpp), while there is memory.
    heap::addRoot(t, &prepared);
    prepared = newException(t, exc::MemoryError, newTuple(t, 0));
  }
  auto* e = prepared.as<ExceptionObject>();
  e->traceback = e->context = e->cause = kNone;
  t->exception = prepared;
  return {};
}

void raiseRecursionErrorIn(Thread* t, const char* where) {
  raise(t, exc::RecursionError, std::string("maximum recursion depth exceeded") + where);
}

Raised raiseRecursionError(Thread* t) {
  raiseRecursionErrorIn(t, "");
  return {};
}

Raised raiseNoAttribute(Thread* t, Value object, Str* name) {
  std::string attribute = "attribute '" + strToUtf8(name) + "'";
  std::string text;
  if (isInstanceOf(object, types::Type)) {
    text = std::string("type object '") + object.as<TypeObject>()->cName + "' has no " + attribute;
  } else if (isInstanceOf(object, types::Module)) {
    Value moduleName = dictGetStr(moduleDict(object), names::name_);
    text = isStr(moduleName) ? "module '" + strToUtf8(moduleName.as<Str>()) + "' has no " + attribute
                             : "module has no " + attribute;
  } else {
    text = std::string("'") + typeName(object) + "' object has no " + attribute;
  }
  raise(t, exc::AttributeError, text);
  if (!t->exception.isEmpty() && isInstanceOf(t->exception, exc::AttributeError)) {
    setExceptionField(t, t->exception, AttributeField::kObject, object);
    setExceptionField(t, t->exception, AttributeField::kName, Value::object(name));
  }
  return {};
}

Raised raiseBinaryTypeError(Thread* t, const char* symbol, Value a, Value b) {
  return raisef(t, exc::TypeError, "unsupported operand type(s) for %.100s: '%.100s' and '%.100s'", symbol, typeName(a),
                typeName(b));
}

bool exceptionMatches(Value exception, TypeObject* type) {
  return isInstanceOf(exception, type);
}
bool pendingMatches(Thread* t, TypeObject* type) {
  return !t->exception.isEmpty() && exceptionMatches(t->exception, type);
}

Value takeException(Thread* t) {
  Value e = t->exception;
  t->exception = Value();
  return e;
}

void clearException(Thread* t) {
  t->exception = Value();
}

}  // namespace taipan

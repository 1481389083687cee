// The exception classes and what they all have. Classes with more are in Exceptions-fields.cpp.
#include "runtime/types/exception/Exceptions.h"

#include <algorithm>
#include <string>

#include "runtime/core/BuiltinTypes.h"
#include "runtime/core/Init.h"
#include "runtime/core/Names.h"
#include "runtime/core/Objects.h"
#include "runtime/heap/Heap.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/exception/ExceptionFields.h"
#include "runtime/types/exception/ExceptionTypes.h"
#include "runtime/types/object/Instance.h"
#include "runtime/types/object/Operations.h"

namespace taipan {

namespace exc {
TypeObject* BaseException;
#define EXCEPTION(name, base) TypeObject* name;
#include "runtime/types/exception/Exceptions.def"
}  // namespace exc

namespace {

ExceptionObject* exceptionArg(Value v) {
  return v.as<ExceptionObject>();
}
Tuple* argsOf(Value v) {
  return exceptionArg(v)->args.as<Tuple>();
}
bool isException(Value v) {
  return v.isObject() && (v.asObject()->type()->flags & kTypeException);
}

// --- slots

Value exceptionRepr(Thread* t, Value self) {
  Tuple* args = argsOf(self);
  std::string text = strToUtf8(typeOf(self)->name);
  Value inner = args->length == 1 ? reprOf(t, args->items[0]) : reprOf(t, Value::object(args));
  if (inner.isEmpty()) return {};
  std::string shown = strToUtf8(inner.as<Str>());
  return Value::object(newStr(t, args->length == 1 ? text + "(" + shown + ")" : text + shown));
}

// --- attributes

Value getArgs(Thread*, Value self) {
  return exceptionArg(self)->args;
}
int setArgs(Thread* t, Value self, Value value) {
  if (value.isEmpty()) return raiseTypeError(t, "args may not be deleted"), -1;
  Tuple* args = tupleFromIterable(t, value);
  if (!args) return -1;
  exceptionArg(self)->args = Value::object(args);
  writeBarrier(t, self.asObject());
  return 0;
}

Value getTraceback(Thread*, Value self) {
  return exceptionArg(self)->traceback;
}
int setTraceback(Thread* t, Value self, Value value) {
  if (value.isEmpty()) return raiseTypeError(t, "__traceback__ may not be deleted"), -1;
  if (!value.isNone() && typeOf(value) != types::Traceback)
    return raiseTypeError(t, "__traceback__ must be a traceback or None"), -1;
  exceptionArg(self)->traceback = value;
  writeBarrier(t, self.asObject());
  return 0;
}

bool checkLink(Thread* t, Value value, const char* name, const char* kind) {
  if (value.isEmpty()) {
    raisef(t, exc::TypeError, "%s may not be deleted", name);
    return false;
  }
  if (value.isNone() || isException(value)) return true;
  raisef(t, exc::TypeError, "exception %s must be None or derive from BaseException", kind);
  return false;
}

Value getCause(Thread*, Value self) {
  return exceptionArg(self)->cause;
}
int setCause(Thread* t, Value self, Value value) {
  if (!checkLink(t, value, "__cause__", "cause")) return -1;
  exceptionArg(self)->cause = value;
  exceptionArg(self)->suppressContext = kTrue;
  writeBarrier(t, self.asObject());
  return 0;
}

Value getContext(Thread*, Value self) {
  return exceptionArg(self)->context;
}
int setContext(Thread* t, Value self, Value value) {
  if (!checkLink(t, value, "__context__", "context")) return -1;
  exceptionArg(self)->context = value;
  writeBarrier(t, self.asObject());
  return 0;
}

Value getSuppress(Thread*, Value self) {
  return exceptionArg(self)->suppressContext;
}
int setSuppress(Thread* t, Value self, Value value) {
  if (value.isEmpty()) return raiseTypeError(t, "can't delete numeric/char attribute"), -1;
  int truth = isTruthy(t, value);
  if (truth < 0) return -1;
  exceptionArg(self)->suppressContext = Value::boolean(truth);
  return 0;
}

Value getDict(Thread* t, Value self) {
  return instanceDict(t, self);
}
int setDict(Thread* t, Value self, Value value) {
  if (value.isEmpty() || !isInstanceOf(value, types::Dict))
    return raiseTypeError(t, "__dict__ must be set to a dictionary"), -1;
  return instanceReplaceDict(t, self.asObject(), value.as<Dict>()) ? 0 : -1;
}

const GetSetRow kGetSets[] = {
    {"args", getArgs, setArgs},
    {"__traceback__", getTraceback, setTraceback},
    {"__cause__", getCause, setCause},
    {"__context__", getContext, setContext},
    {"__suppress_context__", getSuppress, setSuppress},
    {"__dict__", getDict, setDict},
};

// --- methods

Value methodWithTraceback(Thread* t, Value* args, int64_t, Tuple*) {
  return setTraceback(t, args[0], args[1]) == 0 ? args[0] : Value();
}

Value methodAddNote(Thread* t, Value* args, int64_t, Tuple*) {
  if (!isInstanceOf(args[1], types::Str))
    return raisef(t, exc::TypeError, "note must be a str, not '%s'", typeName(args[1]));
  Value notes = findAttr(t, args[0], names::notes_);
  if (notes.isEmpty()) {
    if (!t->exception.isEmpty()) return {};
    notes = Value::object(newList(t, 0));
    if (!setAttr(t, args[0], names::notes_, notes)) return {};
  }
  if (!isInstanceOf(notes, types::List)) return raiseTypeError(t, "Cannot add note: __notes__ is not a list");
  return listAppend(t, notes.as<List>(), args[1]) ? kNone : Value();
}

Value methodSetState(Thread* t, Value* args, int64_t, Tuple*) {
  if (args[1].isNone()) return kNone;
  if (!isInstanceOf(args[1], types::Dict)) return raiseTypeError(t, "state is not a dictionary");
  int64_t position = 0;
  Value key, value;
  while (dictNext(args[1].as<Dict>(), &position, &key, &value))
    if (isStr(key) && !setAttr(t, args[0], internStr(t, key.as<Str>()), value)) return {};
  return kNone;
}

const MethodRow kMethods[] = {
    {"with_traceback", methodWithTraceback, 2, 2, 0,
     "Exception.with_traceback(tb) --\n    set self.__traceback__ to tb and return self."},
    {"add_note", methodAddNote, 2, 2, 0, "Exception.add_note(note) --\n    add a note to the exception"},
    {"__setstate__", methodSetState, 2, 2, 0, nullptr},
};

void makeBase(Thread* t) {
  TypeSpec spec{};
  spec.name = "BaseException";
  spec.flags = kTypeBasetype | kTypeException;
  spec.slots.repr = exceptionRepr;
  spec.slots.str = exceptionStr;
  spec.slots.newObject = exceptionNew;
  spec.slots.init = exceptionInit;
  spec.instanceLayout = Layout::kValuesFrom1;
  spec.methods = kMethods;
  spec.methodCount = std::size(kMethods);
  spec.getsets = kGetSets;
  spec.getsetCount = std::size(kGetSets);
  spec.doc = "Common base class for all exceptions";
  setExceptionLayout(&spec, 0);
  spec.type = &exc::BaseException;
  newBuiltinType(t, spec);
}

void makeClass(Thread* t, const char* name, TypeObject** base, TypeObject** out) {
  TypeSpec spec{};
  spec.name = name;
  spec.base = base;
  spec.flags = kTypeBasetype | kTypeException;
  spec.instanceLayout = Layout::kValuesFrom1;
  spec.extraOffset = (*base)->instanceShape->extraOffset;
  spec.instanceSize = (*base)->instanceSize;
  specialiseException(&spec);
  spec.type = out;
  newBuiltinType(t, spec);
}

}  // namespace

Value newException(Thread* t, TypeObject* type, Tuple* args) {
  auto* e = static_cast<ExceptionObject*>(allocateInstance(t, type));
  if (!e) return {};
  e->args = Value::object(args);
  e->traceback = e->cause = e->context = kNone;
  e->suppressContext = kFalse;
  uint32_t fields = (type->instanceShape->extraOffset - sizeof(ExceptionObject) + 2 * sizeof(Value)) / sizeof(Value);
  for (uint32_t i = 0; i < fields; i++)
    exceptionField(Value::object(e), i) = kNone;
  return Value::object(e);
}

Value exceptionNew(Thread* t, TypeObject* type, Value* args, int64_t nargs, Tuple*) {
  Tuple* tuple = newTupleFrom(t, args, nargs);
  return tuple ? newException(t, type, tuple) : Value();
}

int exceptionInit(Thread* t, Value self, Value* args, int64_t nargs, Tuple* kwNames) {
  if (kwNames && kwNames->length) {
    raisef(t, exc::TypeError, "%.200s() takes no keyword arguments", typeName(self));
    return -1;
  }
  Tuple* known = argsOf(self);  // mostly set by __new__ already
  if (known->length == nargs && std::equal(args, args + nargs, known->items)) return 0;
  Tuple* tuple = newTupleFrom(t, args, nargs);
  if (!tuple) return -1;
  exceptionArg(self)->args = Value::object(tuple);
  writeBarrier(t, self.asObject());
  return 0;
}

Value exceptionStr(Thread* t, Value self) {
  Tuple* args = argsOf(self);
  if (args->length == 0) return Value::object(intern(t, ""));
  return strOf(t, args->length == 1 ? args->items[0] : Value::object(args));
}

void setExceptionLayout(TypeSpec* spec, unsigned fieldCount) {
  constexpr unsigned kCommon = sizeof(ExceptionObject) - 2 * sizeof(Value);  // without extra and slots
  spec->extraOffset = static_cast<uint16_t>(kCommon + 8 * fieldCount);
  spec->instanceSize = (spec->extraOffset + 8u + 15u) & ~15u;
}

void initExceptions(Thread* t) {
  makeBase(t);
#define EXCEPTION(name, base) makeClass(t, #name, &exc::base, &exc::name);
#include "runtime/types/exception/Exceptions.def"
}

}  // namespace taipan

// Functions written in Python: creation and attributes. A function's own attributes are a Dict in its `dict` word,
// which is the extra word of a shape in dictionary mode.
#include <string>

#include "runtime/TierUp.h"
#include "runtime/bytecode/CodeObject.h"
#include "runtime/core/BuiltinTypes.h"
#include "runtime/core/Init.h"
#include "runtime/core/Names.h"
#include "runtime/core/Objects.h"
#include "runtime/heap/Heap.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/callable/Callables.h"
#include "runtime/types/callable/NativeArgs.h"
#include "runtime/types/descriptor/Descriptors.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/namespace/Module.h"
#include "runtime/types/object/Instance.h"
#include "runtime/types/object/Operations.h"
#include "runtime/value/Address.h"

namespace taipan {

namespace {

constexpr uint16_t kDictOffset = sizeof(FunctionObject) - sizeof(Value);  // `dict` is the last field

FunctionObject* functionArg(Value v) {
  return v.as<FunctionObject>();
}

// --- slots

Value functionGet(Thread* t, Value descr, Value self, TypeObject*) {
  return self.isEmpty() ? descr : newBoundMethod(t, descr, self);
}

Value functionCall(Thread* t, Value self, Value* args, int64_t nargs, Tuple* kwNames) {
  return call(t, self, args, nargs, kwNames);
}

Value functionRepr(Thread* t, Value self) {
  char address[32];
  snprintf(address, sizeof address, " at 0x%lx>", shownAddress(self));
  return Value::object(newStr(t, "<function " + strToUtf8(functionArg(self)->qualname) + address));
}

// --- attributes

int raiseMustBe(Thread* t, const char* attribute, const char* what) {
  raisef(t, exc::TypeError, "%s must be set to a %s", attribute, what);
  return -1;
}

void changed(Thread* t, FunctionObject* f) {
  f->version++;
  writeBarrier(t, f);
  if (tierUp.functionChanged) tierUp.functionChanged(t, f);
}

Value noneIfNull(const Object* o) {
  return o ? Value::object(o) : kNone;
}

Value getName(Thread*, Value self) {
  return Value::object(functionArg(self)->name);
}
int setName(Thread* t, Value self, Value value) {
  if (value.isEmpty() || !isStr(value)) return raiseMustBe(t, "__name__", "string object");
  functionArg(self)->name = value.as<Str>();
  writeBarrier(t, self.asObject());
  return 0;
}

Value getQualname(Thread*, Value self) {
  return Value::object(functionArg(self)->qualname);
}
int setQualname(Thread* t, Value self, Value value) {
  if (value.isEmpty() || !isStr(value)) return raiseMustBe(t, "__qualname__", "string object");
  functionArg(self)->qualname = value.as<Str>();
  writeBarrier(t, self.asObject());
  return 0;
}

Value getCode(Thread*, Value self) {
  return Value::object(functionArg(self)->code);
}
int setCode(Thread* t, Value self, Value value) {
  FunctionObject* f = functionArg(self);
  if (value.isEmpty() || typeOf(value) != types::Code) return raiseMustBe(t, "__code__", "code object");
  auto* code = value.as<CodeObject>();
  int64_t closure = f->closure ? f->closure->length : 0;
  if (static_cast<int64_t>(code->freeCount) != closure) {
    raisef(t, exc::ValueError, "%s() requires a code object with %ld free vars, not %u", strToUtf8(f->name).c_str(),
           closure, code->freeCount);
    return -1;
  }
  f->code = code;
  changed(t, f);
  return 0;
}

Value getDefaults(Thread*, Value self) {
  return noneIfNull(functionArg(self)->defaults);
}
int setDefaults(Thread* t, Value self, Value value) {
  bool none = value.isEmpty() || value.isNone();
  if (!none && !isInstanceOf(value, types::Tuple)) return raiseMustBe(t, "__defaults__", "tuple object");
  functionArg(self)->defaults = none ? nullptr : value.as<Tuple>();
  changed(t, functionArg(self));
  return 0;
}

Value getKwDefaults(Thread*, Value self) {
  return noneIfNull(functionArg(self)->kwDefaults);
}
int setKwDefaults(Thread* t, Value self, Value value) {
  bool none = value.isEmpty() || value.isNone();
  if (!none && !isInstanceOf(value, types::Dict)) return raiseMustBe(t, "__kwdefaults__", "dict object");
  functionArg(self)->kwDefaults = none ? nullptr : value.as<Dict>();
  changed(t, functionArg(self));
  return 0;
}

Value getGlobals(Thread*, Value self) {
  return Value::object(functionArg(self)->globals);
}
Value getBuiltins(Thread*, Value self) {
  return noneIfNull(functionArg(self)->builtins);
}
Value getClosure(Thread*, Value self) {
  return noneIfNull(functionArg(self)->closure);
}

Value getDoc(Thread*, Value self) {
  Value doc = functionArg(self)->doc;
  return doc.isEmpty() ? kNone : doc;
}
int setDoc(Thread* t, Value self, Value value) {
  functionArg(self)->doc = value.isEmpty() ? kNone : value;
  writeBarrier(t, self.asObject());
  return 0;
}

Value getModule(Thread*, Value self) {
  Value module = functionArg(self)->module;
  return module.isEmpty() ? kNone : module;
}
int setModule(Thread* t, Value self, Value value) {
  functionArg(self)->module = value.isEmpty() ? kNone : value;
  writeBarrier(t, self.asObject());
  return 0;
}

Value getAnnotations(Thread* t, Value self) {
  FunctionObject* f = functionArg(self);
  if (f->annotations.isEmpty()) {
    Dict* made = newDict(t);
    if (!made) return {};
    f->annotations = Value::object(made);
    writeBarrier(t, f);
  }
  return f->annotations;
}
int setAnnotations(Thread* t, Value self, Value value) {
  bool none = value.isEmpty() || value.isNone();
  if (!none && !isInstanceOf(value, types::Dict)) return raiseMustBe(t, "__annotations__", "dict object");
  functionArg(self)->annotations = none ? Value() : value;
  writeBarrier(t, self.asObject());
  return 0;
}

Value getDict(Thread* t, Value self) {
  return instanceDict(t, self);
}
int setDict(Thread* t, Value self, Value value) {
  if (value.isEmpty()) return raiseTypeError(t, "cannot delete __dict__"), -1;
  if (!isInstanceOf(value, types::Dict)) {
    raisef(t, exc::TypeError, "__dict__ must be set to a dictionary, not a '%.200s'", typeName(value));
    return -1;
  }
  return instanceReplaceDict(t, self.asObject(), value.as<Dict>()) ? 0 : -1;
}

// C++ setters of null read "attribute '…' is not writable"; these three say "readonly attribute".
int setReadOnly(Thread* t, Value, Value) {
  return raise(t, exc::AttributeError, "readonly attribute"), -1;
}

const GetSetRow kGetSets[] = {
    {"__name__", getName, setName},
    {"__qualname__", getQualname, setQualname},
    {"__code__", getCode, setCode},
    {"__defaults__", getDefaults, setDefaults},
    {"__kwdefaults__", getKwDefaults, setKwDefaults},
    {"__globals__", getGlobals, setReadOnly},
    {"__builtins__", getBuiltins, setReadOnly},
    {"__closure__", getClosure, setReadOnly},
    {"__doc__", getDoc, setDoc},
    {"__module__", getModule, setModule},
    {"__annotations__", getAnnotations, setAnnotations},
    {"__dict__", getDict, setDict},
};

// --- creation

// The dict of builtins that code with these globals uses.
Dict* builtinsFor(Dict* globals) {
  Value v = dictGetStr(globals, names::builtins_);
  if (!v.isEmpty() && isInstanceOf(v, types::Module)) return moduleDict(v);
  if (!v.isEmpty() && isInstanceOf(v, types::Dict)) return v.as<Dict>();
  return builtinsModule.isEmpty() ? nullptr : moduleDict(builtinsModule);
}

bool checkClosure(Thread* t, CodeObject* code, Value closure) {
  bool given = !closure.isEmpty() && !closure.isNone();
  if (given && !isInstanceOf(closure, types::Tuple)) return raiseTypeError(t, "arg 5 (closure) must be tuple"), false;
  if (!given && code->freeCount) return raiseTypeError(t, "arg 5 (closure) must be tuple"), false;
  int64_t length = given ? closure.as<Tuple>()->length : 0;
  if (length != static_cast<int64_t>(code->freeCount)) {
    raisef(t, exc::ValueError, "%s requires closure of length %u, not %ld", strToUtf8(code->name).c_str(),
           code->freeCount, length);
    return false;
  }
  for (int64_t i = 0; i < length; i++)
    if (typeOf(closure.as<Tuple>()->items[i]) != types::Cell) {
      raisef(t, exc::TypeError, "arg 5 (closure) expected cell, found %.100s", typeName(closure.as<Tuple>()->items[i]));
      return false;
    }
  return true;
}

// types.FunctionType(code, globals, name=None, argdefs=None, closure=None)
Value functionNew(Thread* t, TypeObject*, Value* args, int64_t nargs, Tuple* kwNames) {
  static const char* const parameters[] = {"code", "globals", "name", "argdefs", "closure"};
  NativeParams params{"function", parameters, 5, 2, 5};
  Value a[5];
  if (!bindNativeArgs(t, params, args, nargs, kwNames, a)) return {};
  if (typeOf(a[0]) != types::Code)
    return raisef(t, exc::TypeError, "function() argument 'code' must be code, not %.50s", typeName(a[0]));
  if (!isInstanceOf(a[1], types::Dict))
    return raisef(t, exc::TypeError, "function() argument 'globals' must be dict, not %.50s", typeName(a[1]));
  bool named = !a[2].isEmpty() && !a[2].isNone();
  if (named && !isStr(a[2])) return raiseTypeError(t, "arg 3 (name) must be None or string");
  bool defaults = !a[3].isEmpty() && !a[3].isNone();
  if (defaults && !isInstanceOf(a[3], types::Tuple)) return raiseTypeError(t, "arg 4 (defaults) must be None or tuple");
  auto* code = a[0].as<CodeObject>();
  if (!checkClosure(t, code, a[4])) return {};
  FunctionObject* f = newFunction(t, code, a[1].as<Dict>(), code->freeCount ? a[4].as<Tuple>() : nullptr);
  if (!f) return {};
  if (named) f->name = a[2].as<Str>();
  if (defaults) f->defaults = a[3].as<Tuple>();
  writeBarrier(t, f);
  return Value::object(f);
}

}  // namespace

FunctionObject* newFunction(Thread* t, CodeObject* code, Dict* globals, Tuple* closure) {
  auto* f = allocateAs<FunctionObject>(t, sizeof(FunctionObject), shapeOf(types::Function), Layout::kValuesFrom2);
  if (!f) return nullptr;
  f->version = 1;
  f->code = code;
  f->globals = f->scope = globals;
  f->builtins = builtinsFor(globals);
  f->closure = closure;
  f->name = code->name;
  f->qualname = code->qualname;
  f->doc = code->doc;
  f->module = dictGetStr(globals, names::name_);
  return f;
}

void initFunctions(Thread* t) {
  TypeSpec spec = specOf<types::rows::Function>();
  spec.slots.repr = functionRepr;
  spec.slots.call = functionCall;
  spec.slots.descrGet = functionGet;
  spec.slots.newObject = functionNew;
  spec.getsets = kGetSets;
  spec.getsetCount = std::size(kGetSets);
  spec.doc = "Create a function object.";
  TypeObject* type = newBuiltinType(t, spec);
  type->instanceShape = newRootShape(t, type, kDictOffset, 0, true);
  initMethodType(t);
  initCellType(t);
  initCodeType(t);
}

}  // namespace taipan

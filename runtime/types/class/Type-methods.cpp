// What Python sees of `type`: calling a class, repr, attributes and methods of class objects.
#include <string>

#include "runtime/core/BuiltinTypes.h"
#include "runtime/core/Names.h"
#include "runtime/core/Objects.h"
#include "runtime/heap/Heap.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/class/Class.h"
#include "runtime/types/descriptor/Descriptors.h"
#include "runtime/types/descriptor/Generics.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Attributes.h"
#include "runtime/types/object/Operations.h"

namespace taipan {

namespace {

TypeObject* typeArg(Value v) {
  return v.as<TypeObject>();
}
bool isHeap(const TypeObject* type) {
  return type->flags & kTypeHeap;
}

Value typeRepr(Thread* t, Value self) {
  TypeObject* type = typeArg(self);
  Value module = isHeap(type) ? dictGetStr(type->dict, names::module_) : type->module;
  std::string text = "<class '";
  if (isStr(module) && strToUtf8(module.as<Str>()) != "builtins") text += strToUtf8(module.as<Str>()) + ".";
  return Value::object(newStr(t, text + strToUtf8(type->qualname) + "'>"));
}

int typeInit(Thread* t, Value, Value*, int64_t nargs, Tuple* kwNames) {
  bool plain = nargs == 1 && !(kwNames && kwNames->length);
  if (plain || nargs == 3) return 0;
  return raiseTypeError(t, "type.__init__() takes 1 or 3 arguments"), -1;
}

// --- attributes

bool checkMutable(Thread* t, TypeObject* type, Value value, const char* name) {
  if (!isHeap(type)) {
    raisef(t, exc::TypeError, "cannot set '%s' attribute of immutable type '%s'", name, type->cName);
    return false;
  }
  if (!value.isEmpty()) return true;
  raisef(t, exc::TypeError, "cannot delete '%s' attribute of immutable type '%s'", name, type->cName);
  return false;
}

Value getName(Thread*, Value self) {
  return Value::object(typeArg(self)->name);
}
int setName(Thread* t, Value self, Value value) {
  TypeObject* type = typeArg(self);
  if (!checkMutable(t, type, value, "__name__")) return -1;
  if (!isStr(value)) {
    raisef(t, exc::TypeError, "can only assign string to %s.__name__, not '%s'", type->cName, typeName(value));
    return -1;
  }
  setTypeName(type, value.as<Str>());
  writeBarrier(t, type);
  return 0;
}

Value getQualname(Thread*, Value self) {
  return Value::object(typeArg(self)->qualname);
}
int setQualname(Thread* t, Value self, Value value) {
  TypeObject* type = typeArg(self);
  if (!checkMutable(t, type, value, "__qualname__")) return -1;
  if (!isStr(value)) {
    raisef(t, exc::TypeError, "can only assign string to %s.__qualname__, not '%s'", type->cName, typeName(value));
    return -1;
  }
  type->qualname = value.as<Str>();
  writeBarrier(t, type);
  return 0;
}

Value getModule(Thread* t, Value self) {
  TypeObject* type = typeArg(self);
  if (!isHeap(type)) return type->module;
  Value v = dictGetStr(type->dict, names::module_);
  return v.isEmpty() ? raise(t, exc::AttributeError, "__module__") : v;
}
int setModule(Thread* t, Value self, Value value) {
  TypeObject* type = typeArg(self);
  if (!checkMutable(t, type, value, "__module__")) return -1;
  return typeSetAttr(t, type, names::module_, value) ? 0 : -1;
}

Value getBases(Thread*, Value self) {
  return Value::object(typeArg(self)->bases);
}
Value getBase(Thread*, Value self) {
  TypeObject* base = typeArg(self)->base;
  return base ? Value::object(base) : kNone;
}
Value getMro(Thread*, Value self) {
  Tuple* mro = typeArg(self)->mro;
  return mro ? Value::object(mro) : kNone;
}
Value getDict(Thread* t, Value self) {
  return newMappingProxy(t, Value::object(typeArg(self)->dict));
}

// Builtin docs may start with a signature: "name($self, x)\n--\n\ntext".
Value withoutSignature(Thread* t, Str* doc) {
  std::string text = strToUtf8(doc);
  size_t end = text.find(")\n--\n\n");
  return end == std::string::npos ? Value::object(doc) : Value::object(newStr(t, text.substr(end + 6)));
}

Value getDoc(Thread* t, Value self) {
  TypeObject* type = typeArg(self);
  Value doc = dictGetStr(type->dict, names::doc_);
  if (doc.isEmpty() || typeOf(doc) == types::GetSet) return kNone;
  if (!isHeap(type)) return isStr(doc) ? withoutSignature(t, doc.as<Str>()) : doc;
  return bindDescriptor(t, doc, Value(), type);
}
int setDoc(Thread* t, Value self, Value value) {
  TypeObject* type = typeArg(self);
  if (!checkMutable(t, type, value, "__doc__")) return -1;
  return typeSetAttr(t, type, names::doc_, value) ? 0 : -1;
}

Value getAnnotations(Thread* t, Value self) {
  TypeObject* type = typeArg(self);
  if (!isHeap(type)) return raiseNoTypeAttribute(t, type, names::annotations_);
  Value v = dictGetStr(type->dict, names::annotations_);
  if (!v.isEmpty()) return v;
  Dict* made = newDict(t);
  if (!made || !typeSetAttr(t, type, names::annotations_, Value::object(made))) return {};
  return Value::object(made);
}
int setAnnotations(Thread* t, Value self, Value value) {
  TypeObject* type = typeArg(self);
  if (!isHeap(type)) return checkMutable(t, type, kNone, "__annotations__"), -1;
  return typeSetAttr(t, type, names::annotations_, value) ? 0 : -1;
}

Value getBasicSize(Thread* t, Value self) {
  return makeInt(t, typeArg(self)->instanceSize);
}

Value getFlags(Thread* t, Value self) {
  constexpr int64_t kCPythonHeap = 1 << 9, kCPythonBasetype = 1 << 10, kCPythonAbstract = 1 << 20;
  uint32_t flags = typeArg(self)->flags;
  return makeInt(t, (flags & kTypeHeap ? kCPythonHeap : 0) | (flags & kTypeBasetype ? kCPythonBasetype : 0) |
                        (flags & kTypeAbstract ? kCPythonAbstract : 0));
}

const GetSetRow kGetSets[] = {
    {"__name__", getName, setName},
    {"__qualname__", getQualname, setQualname},
    {"__module__", getModule, setModule},
    {"__bases__", getBases, nullptr},
    {"__base__", getBase, nullptr},
    {"__mro__", getMro, nullptr},
    {"__dict__", getDict, nullptr},
    {"__doc__", getDoc, setDoc},
    {"__annotations__", getAnnotations, setAnnotations},
    {"__basicsize__", getBasicSize, nullptr},
    {"__flags__", getFlags, nullptr},
};

// --- methods

Value methodMro(Thread* t, Value* args, int64_t, Tuple*) {
  TypeObject* type = typeArg(args[0]);
  Tuple* mro = type->bases->length ? computeMro(t, type, type->bases) : type->mro;
  return mro ? Value::object(newListFrom(t, mro->items, mro->length)) : Value();
}

Value methodSubclasses(Thread* t, Value* args, int64_t, Tuple*) {
  TypeObject* type = typeArg(args[0]);
  const Value* values = type->subclasses ? type->subclasses->values : nullptr;
  return Value::object(newListFrom(t, values, static_cast<int64_t>(type->subclassCount)));
}

Value methodInstanceCheck(Thread* t, Value* args, int64_t, Tuple*) {
  TypeObject* type = typeArg(args[0]);
  if (isInstanceOf(args[1], type)) return kTrue;
  Value cls = findAttr(t, args[1], names::class_);  // proxies may claim another class
  if (cls.isEmpty()) return t->exception.isEmpty() ? kFalse : Value();
  return Value::boolean(isInstanceOf(cls, types::Type) && isSubtype(typeArg(cls), type));
}

Value methodSubclassCheck(Thread* t, Value* args, int64_t, Tuple*) {
  if (!isInstanceOf(args[1], types::Type)) return raiseTypeError(t, "issubclass() arg 1 must be a class");
  return Value::boolean(isSubtype(typeArg(args[1]), typeArg(args[0])));
}

Value methodPrepare(Thread* t, Value*, int64_t, Tuple*) {
  return Value::object(newDict(t));
}

Value methodDir(Thread* t, Value* args, int64_t, Tuple*) {
  TypeObject* type = typeArg(args[0]);
  Dict* all = newDict(t);
  if (!all) return {};
  for (int64_t i = 0; i < type->mro->length; i++)
    if (!dictUpdate(t, all, Value::object(typeArg(type->mro->items[i])->dict))) return {};
  List* names = listFromIterable(t, Value::object(all));
  return names ? Value::object(names) : Value();
}

const MethodRow kMethods[] = {
    {"mro", methodMro, 1, 1, 0, "Return a type's method resolution order."},
    {"__subclasses__", methodSubclasses, 1, 1, 0, "Return a list of immediate subclasses."},
    {"__instancecheck__", methodInstanceCheck, 2, 2, 0, "Check if an object is an instance."},
    {"__subclasscheck__", methodSubclassCheck, 2, 2, 0, "Check if a class is a subclass."},
    {"__prepare__", methodPrepare, 1, -1, kNativeClassMethod | kNativeKeywords,
     "__prepare__() -> dict\nused for the class statement"},
    {"__dir__", methodDir, 1, 1, 0, "Specialized __dir__ implementation for types."},
};

}  // namespace

Value typeCall(Thread* t, Value self, Value* args, int64_t nargs, Tuple* kwNames) {
  TypeObject* type = typeArg(self);
  if (type == types::Type) {
    if (nargs == 1 && !(kwNames && kwNames->length)) return Value::object(visibleTypeOf(args[0]));
    if (nargs != 3) return raiseTypeError(t, "type() takes 1 or 3 arguments");
  }
  if (!type->slots->newObject) return raisef(t, exc::TypeError, "cannot create '%.100s' instances", type->cName);
  Value object = type->slots->newObject(t, type, args, nargs, kwNames);
  if (object.isEmpty()) return {};
  TypeObject* made = typeOf(object);
  if (!isSubtype(made, type)) return object;
  if (made->slots->init && made->slots->init(t, object, args, nargs, kwNames) < 0) return {};
  return object;
}

void initTypeType(Thread* t) {
  TypeSpec spec = specOf<types::rows::Type>();
  spec.slots.repr = typeRepr;
  spec.slots.call = typeCall;
  spec.slots.getAttr = typeGetAttr;
  spec.slots.setAttr = typeSetAttrSlot;
  spec.slots.newObject = typeNew;
  spec.slots.init = typeInit;
  spec.slots.binary[static_cast<unsigned>(BinaryOp::Or)] = typeUnion;
  spec.trace = types::Type->trace;
  spec.methods = kMethods;
  spec.methodCount = std::size(kMethods);
  spec.getsets = kGetSets;
  spec.getsetCount = std::size(kGetSets);
  newBuiltinType(t, spec);
}

}  // namespace taipan

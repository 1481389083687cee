// `object`: construction, default repr, comparison by identity, attribute methods, and changing an object's class.
#include <algorithm>
#include <string>
#include <vector>

#include "runtime/core/BuiltinTypes.h"
#include "runtime/core/Names.h"
#include "runtime/core/Objects.h"
#include "runtime/heap/Heap.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/class/Class.h"
#include "runtime/types/class/Dispatch.h"
#include "runtime/types/descriptor/Descriptors.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Attributes.h"
#include "runtime/types/object/Instance.h"
#include "runtime/types/object/Operations.h"
#include "runtime/value/Address.h"

namespace taipan {

namespace {

Raised raiseAbstract(Thread* t, TypeObject* type) {
  Value names = typeLookup(t, type, names::abstractmethods_);
  List* list = names.isEmpty() ? nullptr : listFromIterable(t, names);
  if (!list) return {};
  std::vector<std::string> sorted;
  for (int64_t i = 0; i < list->length; i++)
    if (isStr(list->items->values[i])) sorted.push_back(strToUtf8(list->items->values[i].as<Str>()));
  std::sort(sorted.begin(), sorted.end());
  std::string joined;
  for (auto& s : sorted)
    joined += (joined.empty() ? "" : ", ") + s;
  return raisef(t, exc::TypeError, "Can't instantiate abstract class %s with abstract method%s %s", type->cName,
                sorted.size() > 1 ? "s" : "", joined.c_str());
}

// --- slots

Value objectRepr(Thread* t, Value self) {
  TypeObject* type = typeOf(self);
  Value module = (type->flags & kTypeHeap) ? dictGetStr(type->dict, names::module_) : type->module;
  std::string text = "<";
  if (isStr(module) && strToUtf8(module.as<Str>()) != "builtins") text += strToUtf8(module.as<Str>()) + ".";
  char address[40];
  snprintf(address, sizeof address, " object at 0x%lx>", shownAddress(self));
  Str* s = newStr(t, text + strToUtf8(type->qualname) + address);
  return s ? Value::object(s) : Value();
}

Value objectStr(Thread* t, Value self) {
  return typeOf(self)->slots->repr(t, self);
}

int64_t objectHash(Thread*, Value self, bool*) {
  uint64_t bits = self.bits();
  return static_cast<int64_t>(bits >> 4 | bits << 60) >> 2;
}

Value objectCompare(Thread* t, Value a, Value b, CompareOp op) {
  if (op == CompareOp::Eq) return a == b ? kTrue : kNotImplemented;
  if (op != CompareOp::Ne) return kNotImplemented;
  auto compare = typeOf(a)->slots->compare;
  Value equal = compare(t, a, b, CompareOp::Eq);
  if (equal.isEmpty() || equal.isNotImplemented()) return equal;
  int truth = isTruthy(t, equal);
  return truth < 0 ? Value() : Value::boolean(!truth);
}

Value objectFormat(Thread* t, Value self, Str* spec) {
  if (spec->length)
    return raisef(t, exc::TypeError, "unsupported format string passed to %.200s.__format__", typeName(self));
  return strOf(t, self);
}

// --- attributes

Value getClass(Thread*, Value self) {
  return Value::object(visibleTypeOf(self));
}

// A root shape of `type` with the object layout of another class's instances.
Shape* rootShapeLike(Thread* t, TypeObject* type, const Shape* like) {
  const Shape* own = type->instanceShape;
  if (own->extraOffset == like->extraOffset && own->inlineCapacity == like->inlineCapacity) return type->instanceShape;
  return rootShapeOf(t, type, like->extraOffset, like->inlineCapacity);
}

struct Copied {
  Thread* thread;
  Shape* shape;
};

void addKey(void* context, Str* key) {
  auto* to = static_cast<Copied*>(context);
  to->shape = shapeWith(to->thread, to->shape, key);
}

int setClass(Thread* t, Value self, Value value) {
  if (value.isEmpty()) return raiseTypeError(t, "can't delete __class__ attribute"), -1;
  if (!isInstanceOf(value, types::Type)) {
    raisef(t, exc::TypeError, "__class__ must be set to a class, not '%s' object", typeName(value));
    return -1;
  }
  auto* to = value.as<TypeObject>();
  TypeObject* from = typeOf(self);
  if (!(to->flags & kTypeHeap) || !(from->flags & kTypeHeap)) {
    raiseTypeError(t, "__class__ assignment only supported for mutable types or ModuleType subclasses");
    return -1;
  }
  const TypeObject* a = from;
  const TypeObject* b = to;
  while (a->flags & kTypeHeap)
    a = a->base;
  while (b->flags & kTypeHeap)
    b = b->base;
  if (a != b || (from->flags & kTypeNoDict) != (to->flags & kTypeNoDict)) {
    raisef(t, exc::TypeError, "__class__ assignment: '%.100s' object layout differs from '%.100s'", to->cName,
           from->cName);
    return -1;
  }
  Object* o = self.asObject();
  if (o->shape()->isWatched) instanceChanges(t, o);
  Shape* old = o->shape();
  Copied copied{t, rootShapeLike(t, to, old)};
  if (old->dictMode)
    copied.shape = shapeDictMode(t, copied.shape);
  else
    shapeKeys(old, addKey, &copied);
  o->setShape(copied.shape);
  return 0;
}

const GetSetRow kGetSets[] = {{"__class__", getClass, setClass}};

Str* attributeName(Thread* t, Value v) {
  if (v.isObject() && (typeOf(v)->flags & kTypeStrSubclass)) return internStr(t, v.as<Str>());
  raisef(t, exc::TypeError, "attribute name must be string, not '%.200s'", typeName(v));
  return nullptr;
}

Value methodGetAttribute(Thread* t, Value* args, int64_t, Tuple*) {
  Str* name = attributeName(t, args[1]);
  return name ? genericGetAttr(t, args[0], name) : Value();
}

// Only the type's own __setattr__ may bypass what a builtin base does on attribute changes.
Value setOrDelete(Thread* t, Value self, Value nameValue, Value value, const char* method) {
  Str* name = attributeName(t, nameValue);
  if (!name) return {};
  if (isInstanceOf(self, types::Type)) return raisef(t, exc::TypeError, "can't apply this %s to type object", method);
  return genericSetAttr(t, self, name, value) ? kNone : Value();
}
Value methodSetAttr(Thread* t, Value* args, int64_t, Tuple*) {
  return setOrDelete(t, args[0], args[1], args[2], "__setattr__");
}
Value methodDelAttr(Thread* t, Value* args, int64_t, Tuple*) {
  return setOrDelete(t, args[0], args[1], Value(), "__delattr__");
}

// --- methods

Value methodInitSubclass(Thread*, Value*, int64_t, Tuple*) {
  return kNone;
}
Value methodSubclassHook(Thread*, Value*, int64_t, Tuple*) {
  return kNotImplemented;
}
Value methodSizeOf(Thread* t, Value* args, int64_t, Tuple*) {
  return makeInt(t, args[0].isObject() ? static_cast<int64_t>(objectSize(args[0].asObject())) : 8);
}

Value methodDir(Thread* t, Value* args, int64_t, Tuple*) {
  Value self = args[0];
  Dict* all = newDict(t);
  if (!all) return {};
  Value own = findAttr(t, self, names::dict_);
  if (own.isEmpty() && !t->exception.isEmpty()) return {};
  if (!own.isEmpty() && isInstanceOf(own, types::Dict) && !dictUpdate(t, all, own)) return {};
  Value cls = findAttr(t, self, names::class_);
  if (cls.isEmpty() && !t->exception.isEmpty()) return {};
  if (!cls.isEmpty() && isInstanceOf(cls, types::Type)) {
    Tuple* mro = cls.as<TypeObject>()->mro;
    for (int64_t i = 0; i < mro->length; i++)
      if (!dictUpdate(t, all, Value::object(mro->items[i].as<TypeObject>()->dict))) return {};
  }
  List* names = listFromIterable(t, Value::object(all));
  return names ? Value::object(names) : Value();
}

Value methodGetState(Thread* t, Value* args, int64_t, Tuple*) {
  if (!args[0].isObject() || !args[0].asObject()->shape()->extraOffset) return kNone;
  Dict* d = instanceSnapshot(t, args[0].asObject());
  return !d ? Value() : d->length ? Value::object(d) : kNone;
}

const MethodRow kMethods[] = {
    {"__getattribute__", methodGetAttribute, 2, 2, 0, "Return getattr(self, name)."},
    {"__setattr__", methodSetAttr, 3, 3, 0, "Implement setattr(self, name, value)."},
    {"__delattr__", methodDelAttr, 2, 2, 0, "Implement delattr(self, name)."},
    {"__init_subclass__", methodInitSubclass, 1, 1, kNativeClassMethod,
     "This method is called when a class is subclassed."},
    {"__subclasshook__", methodSubclassHook, 1, -1, kNativeClassMethod,
     "Abstract classes can override this to customize issubclass()."},
    {"__sizeof__", methodSizeOf, 1, 1, 0, "Size of object in memory, in bytes."},
    {"__dir__", methodDir, 1, 1, 0, "Default dir() implementation."},
    {"__getstate__", methodGetState, 1, 1, 0, "Helper for pickle."},
};

}  // namespace

Value objectNew(Thread* t, TypeObject* type, Value*, int64_t nargs, Tuple* kwNames) {
  if (nargs || (kwNames && kwNames->length)) {
    if (type->slots->newObject != objectNew)
      return raiseTypeError(t, "object.__new__() takes exactly one argument (the type to instantiate)");
    if (type->slots->init == objectInit) return raisef(t, exc::TypeError, "%.200s() takes no arguments", type->cName);
  }
  if (type->flags & kTypeAbstract) return raiseAbstract(t, type);
  Object* o = allocateInstance(t, type);
  return o ? Value::object(o) : Value();
}

int objectInit(Thread* t, Value self, Value*, int64_t nargs, Tuple* kwNames) {
  if (!nargs && !(kwNames && kwNames->length)) return 0;
  TypeObject* type = typeOf(self);
  if (type->slots->init != objectInit) {
    raiseTypeError(t, "object.__init__() takes exactly one argument (the instance to initialize)");
    return -1;
  }
  if (type->slots->newObject == objectNew) {
    raisef(t, exc::TypeError, "%.200s.__init__() takes exactly one argument (the instance to initialize)", type->cName);
    return -1;
  }
  return 0;
}

void initObjectType(Thread* t) {
  TypeSpec spec = specOf<types::rows::Object>();
  spec.slots.repr = objectRepr;
  spec.slots.str = objectStr;
  spec.slots.format = objectFormat;
  spec.slots.hash = objectHash;
  spec.slots.compare = objectCompare;
  spec.slots.newObject = objectNew;
  spec.slots.init = objectInit;
  spec.methods = kMethods;
  spec.methodCount = std::size(kMethods);
  spec.getsets = kGetSets;
  spec.getsetCount = std::size(kGetSets);
  spec.doc =
      "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new featureless\n"
      "instance that has no instance attributes and cannot be given any.\n";
  newBuiltinType(t, spec);
}

}  // namespace taipan

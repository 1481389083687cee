// Attribute access. The order for an instance is CPython's: data descriptor of the class, the instance's own attribute,
// other class attribute.
#include "runtime/core/Names.h"
#include "runtime/core/Objects.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/class/Class.h"
#include "runtime/types/class/Dispatch.h"
#include "runtime/types/descriptor/Descriptors.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Attributes.h"
#include "runtime/types/object/Instance.h"
#include "runtime/types/object/Operations.h"

namespace taipan {

namespace {

Str* interned(Thread* t, Str* name) {
  return name->interned ? name : internStr(t, name);
}

// Swallows an AttributeError; other exceptions stay pending.
Value withoutAttributeError(Thread* t, Value v) {
  if (v.isEmpty() && pendingMatches(t, exc::AttributeError)) clearException(t);
  return v;
}

bool raiseReadOnly(Thread* t, Value v, Str* name, Value descr) {
  if (descr.isEmpty()) {
    raiseNoAttribute(t, v, name);
  } else {
    raisef(t, exc::AttributeError, "'%.100s' object attribute '%s' is read-only", typeName(v), strToUtf8(name).c_str());
  }
  return false;
}

bool hasAttributeStore(Value v) {
  return v.isObject() && v.asObject()->shape()->extraOffset && !(v.asObject()->type()->flags & kTypeNoDict);
}

// Class and function found by super() or on a class, for a call without a bound method in between.
bool splitClassMethod(Value attr, Value cls, Value* function, Value* self) {
  if (attr.isEmpty() || typeOf(attr) != types::ClassMethod) return false;
  *function = attr.as<MethodWrapper>()->function;
  *self = cls;
  return typeOf(*function) == types::Function || typeOf(*function) == types::Native;
}

}  // namespace

Value bindDescriptor(Thread* t, Value descr, Value self, TypeObject* owner) {
  auto get = typeOf(descr)->slots->descrGet;
  return get ? get(t, descr, self, owner) : descr;
}

Value findGeneric(Thread* t, Value v, Str* name) {
  TypeObject* type = typeOf(v);
  Value descr = typeLookup(t, type, name);
  if (!descr.isEmpty() && isDataDescriptor(descr)) return bindDescriptor(t, descr, v, type);
  if (v.isObject())
    if (Value own = instanceGet(v.asObject(), name)) return own;
  return descr.isEmpty() ? descr : bindDescriptor(t, descr, v, type);
}

Value genericGetAttr(Thread* t, Value v, Str* name) {
  Value found = findGeneric(t, v, interned(t, name));
  if (found.isEmpty() && t->exception.isEmpty()) return raiseNoAttribute(t, v, name);
  return found;
}

Value getAttr(Thread* t, Value v, Str* name) {
  name = interned(t, name);
  auto get = typeOf(v)->slots->getAttr;
  return get ? get(t, v, name) : genericGetAttr(t, v, name);
}

Value findAttr(Thread* t, Value v, Str* name) {
  name = interned(t, name);
  auto get = typeOf(v)->slots->getAttr;
  if (!get) return withoutAttributeError(t, findGeneric(t, v, name));
  if (get == typeGetAttr) return withoutAttributeError(t, findInType(t, v.as<TypeObject>(), name));
  return withoutAttributeError(t, get(t, v, name));
}

bool genericSetAttr(Thread* t, Value v, Str* name, Value value) {
  name = interned(t, name);
  TypeObject* type = typeOf(v);
  Value descr = typeLookup(t, type, name);
  if (!descr.isEmpty() && isDataDescriptor(descr)) return typeOf(descr)->slots->descrSet(t, descr, v, value) == 0;
  if (!hasAttributeStore(v)) return raiseReadOnly(t, v, name, descr);
  if (!value.isEmpty()) return instanceSet(t, v.asObject(), name, value);
  int deleted = instanceDelete(t, v.asObject(), name);
  if (deleted == 0) raiseNoAttribute(t, v, name);
  return deleted == 1;
}

bool setAttr(Thread* t, Value v, Str* name, Value value) {
  name = interned(t, name);
  auto set = typeOf(v)->slots->setAttr;
  return set ? set(t, v, name, value) == 0 : genericSetAttr(t, v, name, value);
}

bool deleteAttr(Thread* t, Value v, Str* name) {
  return setAttr(t, v, name, Value());
}

bool loadMethod(Thread* t, Value v, Str* name, Value* function, Value* self) {
  name = interned(t, name);
  TypeObject* type = typeOf(v);
  *self = Value();
  if (!type->slots->getAttr) {
    Value descr = typeLookup(t, type, name);
    bool ownFirst = v.isObject() && (descr.isEmpty() || !isDataDescriptor(descr));
    Value own = ownFirst ? instanceGet(v.asObject(), name) : Value();
    if (own.isEmpty() && !descr.isEmpty()) {
      if (isMethodDescriptor(descr)) {
        *function = descr;
        *self = v;
        return true;
      }
      if (splitClassMethod(descr, Value::object(type), function, self)) return true;
    }
    if ((*function = own)) return true;
  } else if (type == types::Type) {
    Value attr = typeLookup(t, v.as<TypeObject>(), name);
    Value metaAttr = typeLookup(t, type, name);
    bool metaFirst = !metaAttr.isEmpty() && isDataDescriptor(metaAttr);
    if (!metaFirst && splitClassMethod(attr, v, function, self)) return true;
  } else if (type == types::Super) {
    Value found = findInSuper(t, v, name, function, self);
    if (!found.isEmpty() || !t->exception.isEmpty()) return !found.isEmpty();
  }
  *self = Value();
  *function = getAttr(t, v, name);
  return !function->isEmpty();
}

Value lookupSpecial(Thread* t, Value v, Str* name) {
  Value descr = typeLookup(t, typeOf(v), interned(t, name));
  return descr.isEmpty() ? descr : bindDescriptor(t, descr, v, typeOf(v));
}

Value instanceDict(Thread* t, Value v) {
  if (!hasAttributeStore(v)) return raiseNoAttribute(t, v, names::dict_);
  Dict* d = instanceToDict(t, v.asObject());
  return d ? Value::object(d) : Value();
}

}  // namespace taipan

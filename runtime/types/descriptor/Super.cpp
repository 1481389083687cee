// super: attribute lookup behind a class in the MRO of another object's class.
#include <string>

#include "runtime/core/BuiltinTypes.h"
#include "runtime/core/Names.h"
#include "runtime/core/Objects.h"
#include "runtime/heap/Heap.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/Upward.h"
#include "runtime/types/descriptor/DescriptorTypes.h"
#include "runtime/types/descriptor/Descriptors.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Attributes.h"
#include "runtime/types/object/Instance.h"
#include "runtime/types/object/Operations.h"

namespace taipan {

namespace {

SuperObject* superArg(Value v) {
  return v.as<SuperObject>();
}

// Found behind su->type in the MRO of su->objectType; empty: not there.
Value lookUp(const SuperObject* su, Str* name) {
  Tuple* mro = su->objectType.as<TypeObject>()->mro;
  int64_t i = 0;
  while (i < mro->length && !(mro->items[i] == su->type))
    i++;
  for (i++; i < mro->length; i++)
    if (Value v = dictGetStr(mro->items[i].as<TypeObject>()->dict, name)) return v;
  return {};
}

bool isBound(const SuperObject* su) {
  return !su->object.isEmpty() && !su->object.isNone();
}

Value bindFound(Thread* t, const SuperObject* su, Value found) {
  // super(type, cls) of a class: functions stay unbound, class methods bind cls.
  Value self = su->object == su->objectType ? Value() : su->object;
  return bindDescriptor(t, found, self, su->objectType.as<TypeObject>());
}

Value superGetAttr(Thread* t, Value self, Str* name) {
  SuperObject* su = superArg(self);
  if (isBound(su) && name != names::class_) {
    Value found = lookUp(su, name);
    if (!found.isEmpty()) return bindFound(t, su, found);
  }
  return genericGetAttr(t, self, name);
}

// The class whose MRO is searched: obj's, or obj itself if it is a subclass.
Value classToSearch(Thread* t, TypeObject* type, Value object) {
  if (isInstanceOf(object, types::Type) && isSubtype(object.as<TypeObject>(), type)) return object;
  if (isInstanceOf(object, type)) return Value::object(typeOf(object));
  Value cls = findAttr(t, object, names::class_);
  if (cls.isEmpty() && !t->exception.isEmpty()) return {};
  if (!cls.isEmpty() && isInstanceOf(cls, types::Type) && isSubtype(cls.as<TypeObject>(), type)) return cls;
  return raiseTypeError(t, "super(type, obj): obj must be an instance or subtype of type");
}

Value superNew(Thread* t, TypeObject* type, Value*, int64_t, Tuple*) {
  auto* su = static_cast<SuperObject*>(allocateInstance(t, type));
  if (!su) return {};
  su->type = su->object = su->objectType = kNone;
  return Value::object(su);
}

int superInit(Thread* t, Value self, Value* args, int64_t nargs, Tuple* kwNames) {
  if (kwNames) return raiseTypeError(t, "super() takes no keyword arguments"), -1;
  if (nargs > 2) {
    raisef(t, exc::TypeError, "super() expected at most 2 arguments, got %ld", nargs);
    return -1;
  }
  Value type, object = nargs == 2 ? args[1] : kNone;
  if (nargs == 0) {
    if (!superArguments(t, &type, &object)) return -1;
  } else {
    type = args[0];
    if (!isInstanceOf(type, types::Type)) {
      raisef(t, exc::TypeError, "super() argument 1 must be a type, not %.50s", typeName(type));
      return -1;
    }
  }
  Value search = kNone;
  if (!object.isNone()) search = classToSearch(t, type.as<TypeObject>(), object);
  if (search.isEmpty()) return -1;
  SuperObject* su = superArg(self);
  su->type = type;
  su->object = object;
  su->objectType = search;
  writeBarrier(t, su);
  return 0;
}

Value superRepr(Thread* t, Value self) {
  SuperObject* su = superArg(self);
  std::string of = su->type.isNone() ? "NULL" : strToUtf8(su->type.as<TypeObject>()->name);
  std::string text = "<super: <class '" + of + "'>, ";
  if (!isBound(su)) return Value::object(newStr(t, text + "NULL>"));
  return Value::object(newStr(t, text + "<" + strToUtf8(su->objectType.as<TypeObject>()->name) + " object>>"));
}

// An unbound super in a class dict binds on access.
Value superGet(Thread* t, Value descr, Value self, TypeObject*) {
  SuperObject* su = superArg(descr);
  if (self.isEmpty() || isBound(su)) return descr;
  Value args[] = {su->type, self};
  return call(t, Value::object(typeOf(descr)), args, 2);
}

Value getThisClass(Thread*, Value self) {
  return superArg(self)->type;
}
Value getSelf(Thread*, Value self) {
  return superArg(self)->object;
}
Value getSelfClass(Thread*, Value self) {
  return superArg(self)->objectType;
}

const GetSetRow kGetSets[] = {
    {"__thisclass__", getThisClass, nullptr},
    {"__self__", getSelf, nullptr},
    {"__self_class__", getSelfClass, nullptr},
};

}  // namespace

Value newSuper(Thread* t, Value type, Value object) {
  auto* su = static_cast<SuperObject*>(allocateInstance(t, types::Super));
  if (!su) return {};
  su->type = type;
  su->object = object;
  su->objectType = Value::object(typeOf(object));
  return Value::object(su);
}

Value findInSuper(Thread* t, Value super, Str* name, Value* function, Value* self) {
  SuperObject* su = superArg(super);
  *self = Value();
  if (!isBound(su) || name == names::class_) return {};
  Value found = lookUp(su, name);
  if (found.isEmpty()) return {};
  if (isMethodDescriptor(found) && !(su->object == su->objectType)) {
    *self = su->object;
    return *function = found;
  }
  return *function = bindFound(t, su, found);
}

void initSuperType(Thread* t) {
  TypeSpec spec = specOf<types::rows::Super>();
  spec.slots.repr = superRepr;
  spec.slots.getAttr = superGetAttr;
  spec.slots.descrGet = superGet;
  spec.slots.newObject = superNew;
  spec.slots.init = superInit;
  spec.getsets = kGetSets;
  spec.getsetCount = std::size(kGetSets);
  newBuiltinType(t, spec);
}

}  // namespace taipan

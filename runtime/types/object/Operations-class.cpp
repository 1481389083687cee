// isinstance and issubclass.
#include "runtime/core/Names.h"
#include "runtime/core/Objects.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/class/Dispatch.h"
#include "runtime/types/descriptor/Descriptors.h"
#include "runtime/types/descriptor/Generics.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Operations.h"
#include "runtime/types/object/Recursion.h"

namespace taipan {

namespace {

// The members of a tuple or union that is given as class information, or null.
Tuple* alternatives(Value classInfo) {
  if (isInstanceOf(classInfo, types::Tuple)) return classInfo.as<Tuple>();
  if (typeOf(classInfo) == types::UnionType) return classInfo.as<UnionObject>()->args.as<Tuple>();
  return nullptr;
}

bool isGenericAlias(Value v) {
  return typeOf(v) == types::GenericAlias;
}

// An object's type is no subclass, but it may claim one by __class__.
int claimsClass(Thread* t, Value v, TypeObject* type) {
  TypeObject* own = typeOf(v);
  bool plain = !own->slots->getAttr && typeLookup(t, own, names::class_) == typeLookup(t, types::Object, names::class_);
  if (plain) return visibleTypeOf(v) == type;
  Value cls = findAttr(t, v, names::class_);
  if (cls.isEmpty()) return t->exception.isEmpty() ? 0 : -1;
  return isInstanceOf(cls, types::Type) && isSubtype(cls.as<TypeObject>(), type);
}

// Result of a __instancecheck__ or __subclasscheck__ method of classInfo's type; *found false when it has none.
int customCheck(Thread* t, Str* name, Value classInfo, Value v, bool* found) {
  Value args[] = {classInfo, v};
  Value r = callDunder(t, name, args, 2, found);
  return r.isEmpty() ? -1 : isTruthy(t, r);
}

}  // namespace

int isInstance(Thread* t, Value v, Value classInfo) {
  if (Value::object(typeOf(v)) == classInfo) return 1;
  if (classInfo.isObject() && classInfo.asObject()->type() == types::Type) {
    auto* type = classInfo.as<TypeObject>();
    return isInstanceOf(v, type) ? 1 : claimsClass(t, v, type);
  }
  if (Tuple* classes = alternatives(classInfo)) {
    RecursionGuard guard(t, " in __instancecheck__");
    if (!guard.entered()) return -1;
    for (int64_t i = 0; i < classes->length; i++)
      if (int r = isInstance(t, v, classes->items[i])) return r;
    return 0;
  }
  if (isGenericAlias(classInfo)) {
    raiseTypeError(t, "isinstance() argument 2 cannot be a parameterized generic");
    return -1;
  }
  bool found;
  int r = customCheck(t, names::instancecheck_, classInfo, v, &found);
  if (found) return r;
  raiseTypeError(t, "isinstance() arg 2 must be a type, a tuple of types, or a union");
  return -1;
}

int isSubclass(Thread* t, Value cls, Value classInfo) {
  if (Tuple* classes = alternatives(classInfo)) {
    RecursionGuard guard(t, " in __subclasscheck__");
    if (!guard.entered()) return -1;
    for (int64_t i = 0; i < classes->length; i++)
      if (int r = isSubclass(t, cls, classes->items[i])) return r;
    return 0;
  }
  if (isGenericAlias(classInfo)) {
    raiseTypeError(t, "issubclass() argument 2 cannot be a parameterized generic");
    return -1;
  }
  bool isClass = isInstanceOf(cls, types::Type);
  if (typeOf(classInfo) == types::Type) {
    if (isClass) return isSubtype(cls.as<TypeObject>(), classInfo.as<TypeObject>());
    raiseTypeError(t, "issubclass() arg 1 must be a class");
    return -1;
  }
  bool found;
  int r = customCheck(t, names::subclasscheck_, classInfo, cls, &found);
  if (found) return r;
  raiseTypeError(t, isClass ? "issubclass() arg 2 must be a class, a tuple of classes, or a union"
                            : "issubclass() arg 1 must be a class");
  return -1;
}

}  // namespace taipan

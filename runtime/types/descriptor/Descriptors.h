// Descriptors: the objects that sit in class dicts and take part in attribute access, and binding them.
#pragma once

#include "runtime/core/Type.h"

namespace taipan {

namespace types {
extern TypeObject *Property, *StaticMethod, *ClassMethod, *Super, *GetSet, *Member, *MappingProxy, *MethodDescriptor,
    *WrapperDescriptor, *MethodWrapperType;
}

// property(fget, fset, fdel, doc). Missing functions are None. Layout kValuesFrom1.
struct RT_LAYOUT PropertyObject : Object {
  Value get, set, del, doc;
  Value name;  // by __set_name__, or empty
};

// staticmethod and classmethod. Layout kValuesFrom1.
struct RT_LAYOUT MethodWrapper : Object {
  Value function;
};

// An attribute of a builtin type that C++ functions read and write. Layout kValuesFrom2.
struct GetSetObject : Object {
  const GetSetRow* row;  // never freed
  Value owner;           // TypeObject
  Value name;            // Str
};

// An attribute that a class reserved by __slots__; its value is an ordinary attribute of the instance's shape. Layout
// kValuesFrom1.
struct MemberObject : Object {
  Value owner;
  Value name;
};

// super(type, object). Layout kValuesFrom1.
struct SuperObject : Object {
  Value type;        // search starts behind it in the MRO
  Value object;      // instance or class, or None: unbound
  Value objectType;  // its class, whose MRO is searched
};

// A read-only view of a mapping. Layout kValuesFrom1.
struct MappingProxyObject : Object {
  Value mapping;
};

[[nodiscard]] GetSetObject* newGetSet(Thread* t, const GetSetRow& row, TypeObject* owner);
Value newMember(Thread* t, TypeObject* owner, Str* name);
Value newStaticMethod(Thread* t, Value function);
Value newClassMethod(Thread* t, Value function);
Value newMappingProxy(Thread* t, Value mapping);

// super's attribute as a method call needs it: function and self, self empty when function is bound or no method.
// Empty, without exception: not found behind super's class. May call.
Value findInSuper(Thread* t, Value super, Str* name, Value* function, Value* self);
// super(type, object) for an instance of the class or of one derived from it. Empty: MemoryError.
Value newSuper(Thread* t, Value type, Value object);

// descr.__get__(self, owner), or descr itself when it is no descriptor. self empty: access through the class. May call.
Value bindDescriptor(Thread* t, Value descr, Value self, TypeObject* owner);
// Does self.name pass self to the function as first argument: a Python function or a method of a builtin type?
inline bool isMethodDescriptor(Value v) {
  if (!v.isObject()) return false;
  TypeObject* type = v.asObject()->type();
  return type == types::Function ||
         (type == types::Native && (v.as<NativeFunction>()->flags & (kNativeMethod | kNativeSlotWrapper)) &&
          !(v.as<NativeFunction>()->flags & (kNativeStatic | kNativeClassMethod)));
}
// Has __set__ or __delete__: goes before the instance's own attributes.
inline bool isDataDescriptor(Value v) {
  return v.isObject() && v.asObject()->type()->slots->descrSet != nullptr;
}

}  // namespace taipan

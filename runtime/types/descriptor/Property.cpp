// property.
#include <string>

#include "runtime/core/BuiltinTypes.h"
#include "runtime/core/Init.h"
#include "runtime/core/Names.h"
#include "runtime/core/Objects.h"
#include "runtime/heap/Heap.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/callable/NativeArgs.h"
#include "runtime/types/descriptor/DescriptorTypes.h"
#include "runtime/types/descriptor/Descriptors.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Instance.h"
#include "runtime/types/object/Operations.h"

namespace taipan {

namespace {

PropertyObject* propertyArg(Value v) {
  return v.as<PropertyObject>();
}
bool isSet(Value function) {
  return !function.isEmpty() && !function.isNone();
}

// "property 'x' of 'C' object has no setter"
void raiseMissing(Thread* t, const PropertyObject* p, Value self, const char* what) {
  std::string name;
  if (!p->name.isEmpty()) {
    Value repr = reprOf(t, p->name);
    if (repr.isEmpty()) return;
    name = " " + strToUtf8(repr.as<Str>());
  }
  raisef(t, exc::AttributeError, "property%s of '%s' object has no %s", name.c_str(),
         strToUtf8(typeOf(self)->qualname).c_str(), what);
}

Value propertyGet(Thread* t, Value descr, Value self, TypeObject*) {
  PropertyObject* p = propertyArg(descr);
  if (self.isEmpty()) return descr;
  if (isSet(p->get)) return call(t, p->get, &self, 1);
  raiseMissing(t, p, self, "getter");
  return {};
}

int propertySet(Thread* t, Value descr, Value self, Value value) {
  PropertyObject* p = propertyArg(descr);
  Value function = value.isEmpty() ? p->del : p->set;
  if (!isSet(function)) {
    raiseMissing(t, p, self, value.isEmpty() ? "deleter" : "setter");
    return -1;
  }
  Value args[] = {self, value};
  return call(t, function, args, value.isEmpty() ? 1 : 2).isEmpty() ? -1 : 0;
}

Value propertyNew(Thread* t, TypeObject* type, Value*, int64_t, Tuple*) {
  Object* o = allocateInstance(t, type);
  return o ? Value::object(o) : Value();
}

int propertyInit(Thread* t, Value self, Value* args, int64_t nargs, Tuple* kwNames) {
  static const char* const parameters[] = {"fget", "fset", "fdel", "doc"};
  NativeParams params{"property", parameters, 4, 0, 4};
  Value a[4];
  if (!bindNativeArgs(t, params, args, nargs, kwNames, a)) return -1;
  PropertyObject* p = propertyArg(self);
  p->get = a[0].isEmpty() ? kNone : a[0];
  p->set = a[1].isEmpty() ? kNone : a[1];
  p->del = a[2].isEmpty() ? kNone : a[2];
  p->doc = a[3].isEmpty() ? kNone : a[3];
  writeBarrier(t, p);
  if (!p->doc.isNone() || p->get.isNone()) return 0;
  Value doc = findAttr(t, p->get, names::doc_);
  if (doc.isEmpty()) return t->exception.isEmpty() ? 0 : -1;
  p->doc = doc;
  writeBarrier(t, p);
  return 0;
}

// A property like this one with one function replaced.
Value copyWith(Thread* t, Value self, Value get, Value set, Value del) {
  PropertyObject* p = propertyArg(self);
  Value args[] = {get.isEmpty() ? p->get : get, set.isEmpty() ? p->set : set, del.isEmpty() ? p->del : del,
                  get.isEmpty() ? p->doc : kNone};
  Value made = call(t, Value::object(typeOf(self)), args, 4);
  if (!made.isEmpty() && isInstanceOf(made, types::Property)) {
    propertyArg(made)->name = p->name;
    writeBarrier(t, made.asObject());
  }
  return made;
}

Value methodGetter(Thread* t, Value* args, int64_t, Tuple*) {
  return copyWith(t, args[0], args[1], {}, {});
}
Value methodSetter(Thread* t, Value* args, int64_t, Tuple*) {
  return copyWith(t, args[0], {}, args[1], {});
}
Value methodDeleter(Thread* t, Value* args, int64_t, Tuple*) {
  return copyWith(t, args[0], {}, {}, args[1]);
}
Value methodSetName(Thread* t, Value* args, int64_t, Tuple*) {
  propertyArg(args[0])->name = args[2];
  writeBarrier(t, args[0].asObject());
  return kNone;
}

const MethodRow kMethods[] = {
    {"getter", methodGetter, 2, 2, 0, "Descriptor to obtain a copy of the property with a different getter."},
    {"setter", methodSetter, 2, 2, 0, "Descriptor to obtain a copy of the property with a different setter."},
    {"deleter", methodDeleter, 2, 2, 0, "Descriptor to obtain a copy of the property with a different deleter."},
    {"__set_name__", methodSetName, 3, 3, 0, "Method to set name of a property."},
};

Value orNone(Value v) {
  return v.isEmpty() ? kNone : v;
}
Value getGet(Thread*, Value self) {
  return orNone(propertyArg(self)->get);
}
Value getSet(Thread*, Value self) {
  return orNone(propertyArg(self)->set);
}
Value getDel(Thread*, Value self) {
  return orNone(propertyArg(self)->del);
}
Value getDoc(Thread*, Value self) {
  return orNone(propertyArg(self)->doc);
}
int setDoc(Thread* t, Value self, Value value) {
  propertyArg(self)->doc = value.isEmpty() ? kNone : value;
  writeBarrier(t, self.asObject());
  return 0;
}
Value getAbstract(Thread* t, Value self) {
  PropertyObject* p = propertyArg(self);
  for (Value f : {p->get, p->set, p->del}) {
    if (!isSet(f)) continue;
    int abstract = isAbstractMethod(t, f);
    if (abstract) return abstract < 0 ? Value() : kTrue;
  }
  return kFalse;
}

const GetSetRow kGetSets[] = {
    {"fget", getGet, nullptr},
    {"fset", getSet, nullptr},
    {"fdel", getDel, nullptr},
    {"__doc__", getDoc, setDoc},
    {"__isabstractmethod__", getAbstract, nullptr},
};

}  // namespace

int isAbstractMethod(Thread* t, Value function) {
  Value v = findAttr(t, function, names::isabstractmethod_);
  if (v.isEmpty()) return t->exception.isEmpty() ? 0 : -1;
  return isTruthy(t, v);
}

void initDescriptors(Thread* t) {
  TypeSpec spec = specOf<types::rows::Property>();
  spec.slots.descrGet = propertyGet;
  spec.slots.descrSet = propertySet;
  spec.slots.newObject = propertyNew;
  spec.slots.init = propertyInit;
  spec.methods = kMethods;
  spec.methodCount = std::size(kMethods);
  spec.getsets = kGetSets;
  spec.getsetCount = std::size(kGetSets);
  newBuiltinType(t, spec);
  initStaticMethodTypes(t);
  initSuperType(t);
  initMappingProxyType(t);
  initGenericTypes(t);
  initSimpleNamespaceType(t);
}

}  // namespace taipan

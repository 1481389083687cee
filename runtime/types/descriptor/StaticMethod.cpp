// staticmethod and classmethod.
#include <string>

#include "runtime/core/BuiltinTypes.h"
#include "runtime/core/Names.h"
#include "runtime/core/Objects.h"
#include "runtime/heap/Heap.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/class/Class.h"
#include "runtime/types/descriptor/DescriptorTypes.h"
#include "runtime/types/descriptor/Descriptors.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Instance.h"
#include "runtime/types/object/Operations.h"

namespace taipan {

namespace {

MethodWrapper* wrapperArg(Value v) {
  return v.as<MethodWrapper>();
}

Value staticGet(Thread* t, Value descr, Value, TypeObject*) {
  Value f = wrapperArg(descr)->function;
  return f.isEmpty() ? raise(t, exc::RuntimeError, "uninitialized staticmethod object") : f;
}

Value staticCall(Thread* t, Value self, Value* args, int64_t nargs, Tuple* kwNames) {
  return call(t, wrapperArg(self)->function, args, nargs, kwNames);
}

Value classGet(Thread* t, Value descr, Value self, TypeObject* owner) {
  Value f = wrapperArg(descr)->function;
  if (f.isEmpty()) return raise(t, exc::RuntimeError, "uninitialized classmethod object");
  if (!owner) owner = typeOf(self);
  Value cls = Value::object(owner);
  TypeObject* type = typeOf(f);
  // A builtin class method binds although its function is no instance method; other descriptors bind themselves.
  if (type == types::Native || !type->slots->descrGet) return newBoundMethod(t, f, cls);
  return bindDescriptor(t, f, cls, typeOf(cls));
}

Value wrapperNew(Thread* t, TypeObject* type, Value*, int64_t, Tuple*) {
  Object* o = allocateInstance(t, type);
  return o ? Value::object(o) : Value();
}

int wrapperInit(Thread* t, Value self, Value* args, int64_t nargs, Tuple* kwNames) {
  const char* name = isInstanceOf(self, types::StaticMethod) ? "staticmethod" : "classmethod";
  if (kwNames) {
    raisef(t, exc::TypeError, "%s() takes no keyword arguments", name);
    return -1;
  }
  if (nargs != 1) {
    raisef(t, exc::TypeError, "%s expected 1 argument, got %ld", name, nargs);
    return -1;
  }
  wrapperArg(self)->function = args[0];
  writeBarrier(t, self.asObject());
  return 0;
}

Value wrapperRepr(Thread* t, Value self) {
  Value f = reprOf(t, wrapperArg(self)->function);
  if (f.isEmpty()) return {};
  return Value::object(newStr(t, std::string("<") + typeName(self) + "(" + strToUtf8(f.as<Str>()) + ")>"));
}

Value getFunction(Thread*, Value self) {
  return wrapperArg(self)->function;
}
Value getAbstract(Thread* t, Value self) {
  int abstract = isAbstractMethod(t, wrapperArg(self)->function);
  return abstract < 0 ? Value() : Value::boolean(abstract);
}
template <Str** name>
Value getOfFunction(Thread* t, Value self) {
  return getAttr(t, wrapperArg(self)->function, *name);
}

const GetSetRow kGetSets[] = {
    {"__func__", getFunction, nullptr},
    {"__wrapped__", getFunction, nullptr},
    {"__isabstractmethod__", getAbstract, nullptr},
    {"__name__", getOfFunction<&names::name_>, nullptr},
    {"__qualname__", getOfFunction<&names::qualname_>, nullptr},
    {"__doc__", getOfFunction<&names::doc_>, nullptr},
};

template <class Row>
TypeSpec wrapperSpec() {
  TypeSpec spec = specOf<Row>();
  spec.slots.repr = wrapperRepr;
  spec.slots.newObject = wrapperNew;
  spec.slots.init = wrapperInit;
  spec.getsets = kGetSets;
  spec.getsetCount = std::size(kGetSets);
  return spec;
}

Value newWrapper(Thread* t, TypeObject* type, Value function) {
  auto* w = allocateAs<MethodWrapper>(t, sizeof(MethodWrapper), shapeOf(type), Layout::kValuesFrom1);
  if (!w) return {};
  w->function = function;
  return Value::object(w);
}

}  // namespace

Value newStaticMethod(Thread* t, Value function) {
  return newWrapper(t, types::StaticMethod, function);
}
Value newClassMethod(Thread* t, Value function) {
  return newWrapper(t, types::ClassMethod, function);
}

void initStaticMethodTypes(Thread* t) {
  TypeSpec s = wrapperSpec<types::rows::StaticMethod>();
  s.slots.descrGet = staticGet;
  s.slots.call = staticCall;
  newBuiltinType(t, s);
  TypeSpec c = wrapperSpec<types::rows::ClassMethod>();
  c.slots.descrGet = classGet;
  newBuiltinType(t, c);
}

}  // namespace taipan

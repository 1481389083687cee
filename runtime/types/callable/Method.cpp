// Bound methods: of Python functions, and of methods of builtin types, which only differ in their repr.
#include <string>

#include "runtime/core/BuiltinTypes.h"
#include "runtime/core/Names.h"
#include "runtime/core/Objects.h"
#include "runtime/heap/Heap.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/callable/Callables.h"
#include "runtime/types/descriptor/Descriptors.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Attributes.h"
#include "runtime/types/object/Operations.h"
#include "runtime/value/Address.h"

namespace taipan {

namespace {

BoundMethod* methodArg(Value v) {
  return v.as<BoundMethod>();
}
bool isNative(Value v) {
  return v.isObject() && v.asObject()->type() == types::Native;
}

Value methodCall(Thread* t, Value self, Value* args, int64_t nargs, Tuple* kwNames) {
  return call(t, self, args, nargs, kwNames);
}

Value nativeMethodRepr(Thread* t, BoundMethod* m) {
  auto* f = m->function.as<NativeFunction>();
  char address[32];
  snprintf(address, sizeof address, " object at 0x%lx>", shownAddress(m->self));
  std::string kind = f->flags & kNativeSlotWrapper ? "<method-wrapper '" + strToUtf8(f->name) + "' of "
                                                   : "<built-in method " + strToUtf8(f->name) + " of ";
  return Value::object(newStr(t, kind + typeName(m->self) + address));
}

Value methodRepr(Thread* t, Value self) {
  BoundMethod* m = methodArg(self);
  if (isNative(m->function)) return nativeMethodRepr(t, m);
  Value name = findAttr(t, m->function, names::qualname_);
  if (name.isEmpty() && t->exception.isEmpty()) name = findAttr(t, m->function, names::name_);
  if (name.isEmpty() && !t->exception.isEmpty()) return {};
  Value owner = reprOf(t, m->self);
  if (owner.isEmpty()) return {};
  std::string text = isStr(name) ? strToUtf8(name.as<Str>()) : "?";
  return Value::object(newStr(t, "<bound method " + text + " of " + strToUtf8(owner.as<Str>()) + ">"));
}

int64_t methodHash(Thread* t, Value self, bool* failed) {
  int64_t h = hashValue(t, methodArg(self)->function, failed);
  int64_t receiver = static_cast<int64_t>(methodArg(self)->self.bits() >> 4);
  return *failed ? 0 : (h ^ receiver) >> 2;
}

Value methodCompare(Thread* t, Value a, Value b, CompareOp op) {
  if ((op != CompareOp::Eq && op != CompareOp::Ne) || typeOf(b) != types::Method) return kNotImplemented;
  int equal = valuesEqual(t, methodArg(a)->function, methodArg(b)->function);
  if (equal < 0) return {};
  equal = equal && methodArg(a)->self == methodArg(b)->self;
  return Value::boolean((equal != 0) == (op == CompareOp::Eq));
}

// Attributes that a method has not itself are its function's.
Value methodGetAttr(Thread* t, Value self, Str* name) {
  Value descr = typeLookup(t, types::Method, name);
  if (!descr.isEmpty()) return bindDescriptor(t, descr, self, types::Method);
  return getAttr(t, methodArg(self)->function, name);
}

Value methodNew(Thread* t, TypeObject*, Value* args, int64_t nargs, Tuple* kwNames) {
  if (kwNames) return raiseTypeError(t, "method() takes no keyword arguments");
  if (nargs != 2) return raisef(t, exc::TypeError, "method expected 2 arguments, got %ld", nargs);
  if (!typeOf(args[0])->slots->call) return raiseTypeError(t, "first argument must be callable");
  if (args[1].isNone()) return raiseTypeError(t, "instance must not be None");
  return newBoundMethod(t, args[0], args[1]);
}

Value getFunction(Thread*, Value self) {
  return methodArg(self)->function;
}
Value getSelf(Thread*, Value self) {
  return methodArg(self)->self;
}
Value getDoc(Thread* t, Value self) {
  return getAttr(t, methodArg(self)->function, names::doc_);
}
Value getName(Thread* t, Value self) {
  return getAttr(t, methodArg(self)->function, names::name_);
}
Value getQualname(Thread* t, Value self) {
  return getAttr(t, methodArg(self)->function, names::qualname_);
}

const GetSetRow kGetSets[] = {
    {"__func__", getFunction, nullptr}, {"__self__", getSelf, nullptr},         {"__doc__", getDoc, nullptr},
    {"__name__", getName, nullptr},     {"__qualname__", getQualname, nullptr},
};

}  // namespace

Value newBoundMethod(Thread* t, Value function, Value self) {
  auto* m = allocateAs<BoundMethod>(t, sizeof(BoundMethod), shapeOf(types::Method), Layout::kValuesFrom1);
  if (!m) return {};
  m->function = function;
  m->self = self;
  return Value::object(m);
}

void initMethodType(Thread* t) {
  TypeSpec spec = specOf<types::rows::Method>();
  spec.slots.repr = methodRepr;
  spec.slots.call = methodCall;
  spec.slots.hash = methodHash;
  spec.slots.compare = methodCompare;
  spec.slots.getAttr = methodGetAttr;
  spec.slots.newObject = methodNew;
  spec.getsets = kGetSets;
  spec.getsetCount = std::size(kGetSets);
  spec.doc = "Create a bound instance method object.";
  newBuiltinType(t, spec);
}

}  // namespace taipan

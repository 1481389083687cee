// mappingproxy: a read-only view of a mapping; what `cls.__dict__` is.
#include <string>

#include "runtime/core/BuiltinTypes.h"
#include "runtime/core/Names.h"
#include "runtime/core/Objects.h"
#include "runtime/heap/Heap.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/descriptor/DescriptorTypes.h"
#include "runtime/types/descriptor/Descriptors.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Operations.h"

namespace taipan {

namespace {

Value mappingOf(Value v) {
  return v.as<MappingProxyObject>()->mapping;
}

Value proxyRepr(Thread* t, Value self) {
  Value inner = reprOf(t, mappingOf(self));
  return inner.isEmpty() ? inner : Value::object(newStr(t, "mappingproxy(" + strToUtf8(inner.as<Str>()) + ")"));
}
Value proxyStr(Thread* t, Value self) {
  return strOf(t, mappingOf(self));
}
int64_t proxyLength(Thread* t, Value self) {
  return lengthOf(t, mappingOf(self));
}
Value proxyGetItem(Thread* t, Value self, Value key) {
  return getItem(t, mappingOf(self), key);
}
int proxyContains(Thread* t, Value self, Value item) {
  return containsOp(t, mappingOf(self), item);
}
Value proxyIter(Thread* t, Value self) {
  return getIter(t, mappingOf(self));
}
Value proxyCompare(Thread* t, Value a, Value b, CompareOp op) {
  if (typeOf(b) == types::MappingProxy) b = mappingOf(b);
  return compareOp(t, op, mappingOf(a), b);
}
Value proxyOr(Thread* t, Value a, Value b) {
  auto plain = [](Value v) { return typeOf(v) == types::MappingProxy ? mappingOf(v) : v; };
  return binaryOp(t, BinaryOp::Or, plain(a), plain(b));
}

Value proxyNew(Thread* t, TypeObject*, Value* args, int64_t nargs, Tuple* kwNames) {
  if (nargs != 1 || kwNames) return raiseTypeError(t, "mappingproxy() missing required argument 'mapping' (pos 1)");
  bool mapping =
      typeOf(args[0])->slots->getItem && !(typeOf(args[0])->flags & (kTypeListSubclass | kTypeTupleSubclass));
  if (!mapping)
    return raisef(t, exc::TypeError, "mappingproxy() argument must be a mapping, not %s", typeName(args[0]));
  return newMappingProxy(t, args[0]);
}

template <Str** name>
Value forward(Thread* t, Value* args, int64_t nargs, Tuple*) {
  return callMethod(t, mappingOf(args[0]), *name, args + 1, nargs - 1);
}

const MethodRow kMethods[] = {
    {"get", forward<&names::get>, 2, 3, 0, "Return the value for key if key is in the mapping, else default."},
    {"keys", forward<&names::keys>, 1, 1, 0, "a set-like object providing a view on D's keys"},
    {"values", forward<&names::values>, 1, 1, 0, "an object providing a view on D's values"},
    {"items", forward<&names::items>, 1, 1, 0, "a set-like object providing a view on D's items"},
    {"copy", forward<&names::copy>, 1, 1, 0, "a shallow copy of D"},
    {"__reversed__", forward<&names::reversed_>, 1, 1, 0, "D.__reversed__() -> reverse iterator"},
};

}  // namespace

Value newMappingProxy(Thread* t, Value mapping) {
  auto* p =
      allocateAs<MappingProxyObject>(t, sizeof(MappingProxyObject), shapeOf(types::MappingProxy), Layout::kValuesFrom1);
  if (!p) return {};
  p->mapping = mapping;
  return Value::object(p);
}

void initMappingProxyType(Thread* t) {
  TypeSpec spec = specOf<types::rows::MappingProxy>();
  spec.slots.repr = proxyRepr;
  spec.slots.str = proxyStr;
  spec.slots.length = proxyLength;
  spec.slots.getItem = proxyGetItem;
  spec.slots.contains = proxyContains;
  spec.slots.iter = proxyIter;
  spec.slots.compare = proxyCompare;
  spec.slots.binary[static_cast<unsigned>(BinaryOp::Or)] = proxyOr;
  spec.slots.newObject = proxyNew;
  spec.methods = kMethods;
  spec.methodCount = std::size(kMethods);
  newBuiltinType(t, spec);
}

}  // namespace taipan

// The types of None, NotImplemented and Ellipsis. The values themselves are constants (Value.h).
#include "runtime/core/BuiltinTypes.h"
#include "runtime/core/Init.h"
#include "runtime/core/Objects.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/exception/Exceptions.h"

namespace taipan {

namespace {

const char* constantName(Value v) {
  return v.isNone() ? "None" : v.isNotImplemented() ? "NotImplemented" : "Ellipsis";
}

Value constantRepr(Thread* t, Value self) {
  return Value::object(intern(t, constantName(self)));
}

int64_t constantHash(Thread*, Value self, bool*) {
  return static_cast<int64_t>(self.bits() * 0x9e3779b9u);
}

int noneTruth(Thread*, Value) {
  return 0;
}

// In 3.11 the truth of NotImplemented is deprecated, but True.
int notImplementedTruth(Thread*, Value) {
  return 1;
}

template <uint64_t bits>
Value constantNew(Thread* t, TypeObject* type, Value*, int64_t nargs, Tuple*) {
  if (nargs) return raisef(t, exc::TypeError, "%s takes no arguments", type->cName);
  return Value::fromBits(bits);
}

template <class Row>
TypeSpec constantSpec() {
  TypeSpec spec = specOf<Row>();
  spec.slots.repr = constantRepr;
  spec.slots.hash = constantHash;
  return spec;
}

}  // namespace

void initConstants(Thread* t) {
  TypeSpec none = constantSpec<types::rows::None>();
  none.slots.truth = noneTruth;
  none.slots.newObject = constantNew<Value::kNoneBits>;
  newBuiltinType(t, none);
  TypeSpec notImplemented = constantSpec<types::rows::NotImplemented>();
  notImplemented.slots.truth = notImplementedTruth;
  notImplemented.slots.newObject = constantNew<Value::kNotImplementedBits>;
  newBuiltinType(t, notImplemented);
  TypeSpec ellipsis = constantSpec<types::rows::Ellipsis>();
  ellipsis.slots.newObject = constantNew<Value::kEllipsisBits>;
  newBuiltinType(t, ellipsis);
}

}  // namespace taipan

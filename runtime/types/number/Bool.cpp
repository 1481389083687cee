// bool: a subclass of int with two instances, which are constants of Value.
#include "runtime/core/BuiltinTypes.h"
#include "runtime/core/Init.h"
#include "runtime/core/Objects.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/number/Int.h"
#include "runtime/types/object/Operations.h"

namespace taipan {

namespace {

// &, | and ^ of two bools are bools; with another int they are int's.
template <BinaryOp op>
Value boolBinarySlot(Thread* t, Value a, Value b) {
  if (!isInt(a) || !isInt(b)) return kNotImplemented;
  if (!a.isBool() || !b.isBool()) return intBinary(t, op, a, b);
  bool x = a.isTrue(), y = b.isTrue();
  return Value::boolean(op == BinaryOp::And ? x && y : op == BinaryOp::Or ? x || y : x != y);
}

Value boolReprSlot(Thread* t, Value v) {
  return Value::object(intern(t, v.isTrue() ? "True" : "False"));
}

Value newBool(Thread* t, TypeObject*, Value* args, int64_t nargs, Tuple* kwNames) {
  if (kwNames && kwNames->length > 0) return raiseTypeError(t, "bool() takes no keyword arguments");
  if (nargs > 1)
    return raisef(t, exc::TypeError, "bool expected at most 1 argument, got %ld", static_cast<long>(nargs));
  if (nargs == 0) return kFalse;
  int truth = isTruthy(t, args[0]);
  return truth < 0 ? Value() : Value::boolean(truth);
}

}  // namespace

void initBools(Thread* t) {
  TypeSpec spec = specOf<types::rows::Bool>();
  spec.doc = "bool(x) -> bool";
  spec.slots.repr = boolReprSlot;
  spec.slots.binary[static_cast<unsigned>(BinaryOp::And)] = boolBinarySlot<BinaryOp::And>;
  spec.slots.binary[static_cast<unsigned>(BinaryOp::Or)] = boolBinarySlot<BinaryOp::Or>;
  spec.slots.binary[static_cast<unsigned>(BinaryOp::Xor)] = boolBinarySlot<BinaryOp::Xor>;
  spec.slots.newObject = newBool;
  newBuiltinType(t, spec);
}

}  // namespace taipan

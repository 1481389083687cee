// Dispatch: calling dunder methods, and the slot functions of classes that define them in Python. Every function may
// run Python code.
#pragma once

#include "runtime/core/Type.h"

namespace taipan {

// type(args[0]).name(*args), looked up on the type. *found false and empty result when the type has no such attribute.
Value callDunder(Thread* t, Str* name, Value* args, int64_t nargs, bool* found);
// The same for a method that was found to exist; function is what typeLookup gave.
Value callFound(Thread* t, Value function, Value* args, int64_t nargs, Tuple* kwNames = nullptr);

// Two-operand name of an operator, its reflected and in-place names, and its symbol.
struct OperatorNames {
  Str** normal;
  Str** reflected;
  Str** inplace;
  const char* symbol;         // "+"
  const char* inplaceSymbol;  // "+="
};
extern const OperatorNames kOperatorNames[kBinaryOpCount];
Str* compareName(CompareOp op);
const char* compareSymbol(CompareOp op);
CompareOp swappedOp(CompareOp op);

// Slot functions, see Slots.def.
Value dispatchNew(Thread*, TypeObject*, Value* args, int64_t nargs, Tuple* kwNames);
[[nodiscard]] int dispatchInit(Thread*, Value self, Value* args, int64_t nargs, Tuple* kwNames);
Value dispatchCall(Thread*, Value self, Value* args, int64_t nargs, Tuple* kwNames);
Value dispatchRepr(Thread*, Value);
Value dispatchStr(Thread*, Value);
Value dispatchFormat(Thread*, Value, Str* spec);
[[nodiscard]] int64_t dispatchHash(Thread*, Value, bool* failed);
[[nodiscard]] int dispatchTruth(Thread*, Value);
[[nodiscard]] int64_t dispatchLength(Thread*, Value);
Value dispatchGetItem(Thread*, Value, Value key);
[[nodiscard]] int dispatchSetItem(Thread*, Value, Value key, Value value);
[[nodiscard]] int dispatchContains(Thread*, Value, Value item);
Value dispatchIter(Thread*, Value);
Value dispatchNext(Thread*, Value);
Value dispatchCompare(Thread*, Value a, Value b, CompareOp);
Value dispatchGetAttr(Thread*, Value, Str* name);
[[nodiscard]] int dispatchSetAttr(Thread*, Value, Str* name, Value value);
Value dispatchGet(Thread*, Value descr, Value self, TypeObject* owner);
[[nodiscard]] int dispatchSet(Thread*, Value descr, Value self, Value value);
Value dispatchNeg(Thread*, Value);
Value dispatchPos(Thread*, Value);
Value dispatchInvert(Thread*, Value);
Value dispatchToIndex(Thread*, Value);
Value dispatchToInt(Thread*, Value);
Value dispatchToFloat(Thread*, Value);
Value dispatchBinaryOp(Thread*, Value a, Value b, BinaryOp op);
Value dispatchInPlaceOp(Thread*, Value a, Value b, BinaryOp op);
template <BinaryOp op>
Value dispatchBinary(Thread* t, Value a, Value b) {
  return dispatchBinaryOp(t, a, b, op);
}
template <BinaryOp op>
Value dispatchInPlace(Thread* t, Value a, Value b) {
  return dispatchInPlaceOp(t, a, b, op);
}
// Is slot the function that dispatchBinary<op> is?
bool isBinaryDispatcher(Value (*slot)(Thread*, Value, Value), BinaryOp op);

}  // namespace taipan

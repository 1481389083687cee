// Operations: what the language does with values, whatever their types: the semantics that bytecode handlers, builtins
// and compiled code share. Unless a line says otherwise every function may run Python code, may collect, may observe
// frames, and signals an exception by an empty Value, -1 or false with Thread::exception set.
#pragma once

#include "runtime/core/Type.h"

namespace taipan {

// --- arithmetic and comparison (operator dispatch with reflected methods and NotImplemented)
[[nodiscard]] Value binaryOp(Thread* t, BinaryOp op, Value a, Value b);
[[nodiscard]] Value inplaceOp(Thread* t, BinaryOp op, Value a, Value b);
[[nodiscard]] Value powOp(Thread* t, Value a, Value b, Value mod /* empty: none */);
[[nodiscard]] Value unaryOp(Thread* t, UnaryOp op, Value a);
[[nodiscard]] Value compareOp(Thread* t, CompareOp op, Value a, Value b);
[[nodiscard]] int compareTruth(Thread* t, CompareOp op, Value a, Value b);  // 1, 0, -1
// a == b with the identity shortcut of containers. 1, 0, -1.
[[nodiscard]] int valuesEqual(Thread* t, Value a, Value b);
[[nodiscard]] int isTruthy(Thread* t, Value v);                        // 1, 0, -1
[[nodiscard]] int containsOp(Thread* t, Value container, Value item);  // 1, 0, -1
[[nodiscard]] int64_t hashValue(Thread* t, Value v, bool* failed);     // CPython's values for numbers and tuples

// --- attributes
[[nodiscard]] Value getAttr(Thread* t, Value v, Str* name);
// Empty without exception when missing (AttributeError swallowed).
[[nodiscard]] Value findAttr(Thread* t, Value v, Str* name);
[[nodiscard]] bool setAttr(Thread* t, Value v, Str* name, Value value);
[[nodiscard]] bool deleteAttr(Thread* t, Value v, Str* name);
// The default of tp_getattro/tp_setattro (object.__getattribute__ / __setattr__).
[[nodiscard]] Value genericGetAttr(Thread* t, Value v, Str* name);
[[nodiscard]] bool genericSetAttr(Thread* t, Value v, Str* name, Value value /* empty: delete */);
// Method set-up as LoadMethod describes it: *function and *self (empty when already bound). False if raised.
[[nodiscard]] bool loadMethod(Thread* t, Value v, Str* name, Value* function, Value* self);
// Special method lookup on the type, bound; empty without exception when missing.
[[nodiscard]] Value lookupSpecial(Thread* t, Value v, Str* name);
// The instance's __dict__, switching it to dictionary mode. Empty + AttributeError when it has none.
[[nodiscard]] Value instanceDict(Thread* t, Value v);

// --- subscripts, iteration
[[nodiscard]] Value getItem(Thread* t, Value v, Value key);
[[nodiscard]] bool setItem(Thread* t, Value v, Value key, Value value);
[[nodiscard]] bool deleteItem(Thread* t, Value v, Value key);
[[nodiscard]] int64_t lengthOf(Thread* t, Value v);  // len(v); -1
[[nodiscard]] Value getIter(Thread* t, Value v);     // iter(v)
// Next item, or empty: exhausted when no exception is pending (StopIteration is swallowed).
[[nodiscard]] Value iterNext(Thread* t, Value iterator);
// Calls f for every item of iterable; stops when it returns false (exception pending or done by its own account).
// Fast for exact lists and tuples. Returns false if an exception is pending.
using ItemFn = bool (*)(Thread* t, void* context, Value item);
[[nodiscard]] bool forEach(Thread* t, Value iterable, ItemFn f, void* context);
// Items of any iterable as a new list / tuple (an exact tuple returns itself).
[[nodiscard]] List* listFromIterable(Thread* t, Value iterable);
[[nodiscard]] Tuple* tupleFromIterable(Thread* t, Value iterable);

// --- calls. args as in NativeFn: nargs counts the positional ones, the values named by kwNames follow. The array is
// read before any Python code runs and may be reused.
[[nodiscard]] Value call(Thread* t, Value callee, Value* args, int64_t nargs, Tuple* kwNames = nullptr);
template <class... A>
[[nodiscard]] Value callWith(Thread* t, Value callee, A... args) {
  Value array[] = {args..., Value()};
  return call(t, callee, array, sizeof...(args));
}
[[nodiscard]] Value callMethod(Thread* t, Value self, Str* name, Value* args, int64_t nargs);
// args: a tuple, kwargs: a dict or empty.
[[nodiscard]] Value callEx(Thread* t, Value callee, Value args, Value kwargs);
// Binds arguments to the parameters of f's code: writes parameterCount Values to out (defaults applied, * and **
// packed). False with TypeError pending (CPython's wording). Runs no Python code; may collect.
[[nodiscard]] bool bindArguments(Thread* t, FunctionObject* f, Value* args, int64_t nargs, Tuple* kwNames, Value* out);

// --- conversion to text and numbers
[[nodiscard]] Value reprOf(Thread* t, Value v);  // a Str
[[nodiscard]] Value strOf(Thread* t, Value v);   // a Str
[[nodiscard]] Value asciiOf(Thread* t, Value v);
[[nodiscard]] Value formatOf(Thread* t, Value v, Str* spec);
// __index__: an int Value (small or BigInt) or TypeError "'X' object cannot be interpreted as an integer".
[[nodiscard]] Value indexOf(Thread* t, Value v);
// __index__ to int64; *failed set and exception pending (OverflowError with the given message, or TypeError) on
// failure.
[[nodiscard]] int64_t indexAsInt64(Thread* t, Value v, bool* failed);
// float(v) semantic of math functions: float, int, __float__, __index__. *failed on TypeError "must be real number, not
// X".
[[nodiscard]] double asDouble(Thread* t, Value v, bool* failed);

// --- classes
[[nodiscard]] int isInstance(Thread* t, Value v, Value classInfo);  // 1, 0, -1
[[nodiscard]] int isSubclass(Thread* t, Value cls, Value classInfo);
// type(name, bases, namespace)
[[nodiscard]] Value newClass(Thread* t, Str* name, Tuple* bases, Dict* nameSpace);
// builtins.__build_class__(function, name, *bases): runs the body, makes the class, fills __class__ cells.
Value buildClass(Thread* t, Value* args, int64_t nargs, Tuple* kwNames);

}  // namespace taipan

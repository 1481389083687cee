// Constructors and direct operations of the builtin objects, for use by every part of the runtime. Unless said
// otherwise a function that returns a pointer or Value may collect, and returns null/empty with MemoryError (or the
// named exception) pending. No Python code runs unless "may call" is said.
#pragma once

#include <string>
#include <string_view>

#include "runtime/core/Type.h"

namespace taipan {

// --- int (Int.cpp)
Value makeInt(Thread* t, int64_t i);
Value makeUInt(Thread* t, uint64_t i);
inline bool isInt(Value v);       // exact int or bool or subclass: any type derived from int
inline bool isExactInt(Value v);  // small int or BigInt of exact type int
// Value of an int-like as int64. False if it does not fit.
bool intToInt64(Value v, int64_t* out);
[[nodiscard]] double intToDouble(
    Thread* t, Value v,
    bool* overflow);  // correctly rounded; OverflowError "int too large to convert to float"
int intSign(Value v);
Value intFromDouble(Thread* t, double d);                                       // truncates; raises for inf/nan
Value intFromText(Thread* t, std::string_view text, int base, Value original);  // int("…", base); ValueError
Value intToText(Thread* t, Value v, int base, bool prefix);                     // Str
// Exact int (or bool) operands, any size. Same results and errors as the operators.
Value intBinary(Thread* t, BinaryOp op, Value a, Value b);
int intCompare(Value a, Value b);  // -1, 0, 1
Value intPow(Thread* t, Value a, Value b, Value mod);

// --- float (Float.cpp)
inline bool isFloat(Value v);              // exact float, immediate or boxed
double floatValue(Value v);                // precondition: isFloat or instance of a float subclass
Value makeFloatSlow(Thread* t, double d);  // boxes
inline Value makeFloat(Thread* t, double d) {
  Value v;
  return Value::encodeFloat(d, &v) ? v : makeFloatSlow(t, d);
}
std::string floatRepr(double d);
bool floatFromText(std::string_view text, double* out);

// --- str (Str.cpp)
inline bool isStr(Value v);                                   // exact str
[[nodiscard]] Str* newStr(Thread* t, std::string_view utf8);  // from valid UTF-8 (surrogates passed through)
[[nodiscard]] Str* newStrLatin1(Thread* t, const uint8_t* bytes, int64_t n);
[[nodiscard]] Str* newStrUninitialised(Thread* t, int64_t length, int kind, bool ascii);  // caller fills data
[[nodiscard]] Str* intern(Thread* t,
                          std::string_view utf8);  // the one interned Str of this text; interned strs never die
[[nodiscard]] Str* internStr(Thread* t, Str* s);
Str* internedTwin(Thread* t, Str* s);  // the interned str of the same text, if there is one; does not collect
[[nodiscard]] Str* strFromCodePoint(Thread* t, uint32_t c);  // shared for c < 256
[[nodiscard]] Str* strConcat(Thread* t, Str* a, Str* b);     // amortised linear for repeated appends (StringBuffer)
[[nodiscard]] Str* strSubstring(Thread* t, Str* s, int64_t start, int64_t end);
uint32_t strAt(const Str* s, int64_t i);
bool strEqual(const Str* a, const Str* b);
int strCompare(const Str* a, const Str* b);  // by code points
int64_t strHash(Str* s);                     // never fails
std::string strToUtf8(const Str* s);         // lone surrogates as three bytes
Value strRepr(Thread* t, Str* s);
Value strFormatPercent(Thread* t, Str* format, Value args);  // '%'; may call
// printf-like for messages: %s C string, %S Str*, %R repr-free std::string…: use std::string building instead.

// --- tuple, list, slices (Tuple.cpp, List.cpp)
[[nodiscard]] Tuple* newTuple(Thread* t,
                              int64_t length);  // items empty: fill before anything else allocates or use as is
[[nodiscard]] Tuple* newTupleFrom(Thread* t, const Value* items, int64_t n);
[[nodiscard]] List* newList(Thread* t, int64_t length);  // length items, all None until filled
[[nodiscard]] List* newListFrom(Thread* t, const Value* items, int64_t n);
[[nodiscard]] bool listAppend(Thread* t, List* list, Value v);
[[nodiscard]] bool listExtend(Thread* t, List* list, Value iterable);  // may call
[[nodiscard]] ValueArray* newValueArray(Thread* t, int64_t capacity);
[[nodiscard]] Slice* newSlice(Thread* t, Value start, Value stop, Value step);
// Resolves a slice against a length as slice.indices does; count = number of items. May call (__index__). False if
// raised.
[[nodiscard]] bool resolveSlice(Thread* t, Slice* s, int64_t length, int64_t* start, int64_t* stop, int64_t* step,
                                int64_t* count);

// --- dict (Dict.cpp). Keys of any type: hashing and equality may call.
[[nodiscard]] Dict* newDict(Thread* t);
// Value of key; empty without exception if missing, empty with exception if hash or eq raised.
[[nodiscard]] Value dictGet(Thread* t, Dict* d, Value key);
[[nodiscard]] bool dictSet(Thread* t, Dict* d, Value key, Value value);
[[nodiscard]] int dictDelete(Thread* t, Dict* d, Value key);     // 1 deleted, 0 missing, -1 raised
[[nodiscard]] Value dictPop(Thread* t, Dict* d, Value key);      // as dictGet, and removed
[[nodiscard]] bool dictUpdate(Thread* t, Dict* d, Value other);  // may call; mapping or pairs
void dictClear(Thread* t, Dict* d);
[[nodiscard]] Dict* dictCopy(Thread* t, Dict* d);
// Keys that are exact strs: no Python code runs. name need not be interned.
Value dictGetStr(Dict* d, Str* name);  // never collects
// Name null or value empty: an exception is pending, from making it; false.
[[nodiscard]] bool dictSetStr(Thread* t, Dict* d, Str* name, Value value);
bool dictDeleteStr(Thread* t, Dict* d, Str* name);  // false: missing; never raises
// Entry index of an interned-str key for inline caches, or -1. Valid while keysVersion (read it afterwards) is
// unchanged.
int64_t dictFindEntry(Thread* t, Dict* d, Str* name);
// Overwrites the value of an existing entry (index valid): write barrier and watchpoint included.
void dictSetEntry(Thread* t, Dict* d, int64_t index, Value value);
// Insertion-order iteration: *position starts at 0; false at the end. Never collects.
bool dictNext(Dict* d, int64_t* position, Value* key, Value* value);
// Watchpoints of compiled code. Value of `name` is relied upon (entry watched), or its absence if missing. When that
// changes, TierUp's invalidate hook is called with the dict and the key.
void dictWatch(Dict* d, Str* name);
bool dictIsWatched(Dict* d, Str* name);

// --- set (Set.cpp)
Value newSet(Thread* t);
[[nodiscard]] bool setAdd(Thread* t, Value set, Value item);         // may call
[[nodiscard]] bool setUpdate(Thread* t, Value set, Value iterable);  // may call
[[nodiscard]] int setContains(Thread* t, Value set, Value item);     // may call

// --- range (Range.cpp)
Value newRange(Thread* t, Value start, Value stop, Value step);  // ints; ValueError if step is zero

// --- functions, cells, methods (Function.cpp, Native.cpp)
[[nodiscard]] FunctionObject* newFunction(Thread* t, CodeObject* code, Dict* globals, Tuple* closure);
[[nodiscard]] Cell* newCell(Thread* t, Value contents);
Value newBoundMethod(Thread* t, Value function, Value self);
[[nodiscard]] NativeFunction* newNative(Thread* t, const MethodRow& row, Value owner);

// --- modules (Module.cpp)
Value newModule(Thread* t, Str* name);  // with __name__, __doc__, … set
Dict* moduleDict(Value module);
Value importModule(Thread* t, Str* name);  // sys.modules, native modules, ModuleNotFoundError

// --- inline bodies
inline bool isFloat(Value v) {
  return v.isImmediateFloat() || (v.isObject() && v.asObject()->shape() == types::Float->instanceShape);
}
inline bool isStr(Value v) {
  return v.isObject() && v.asObject()->shape() == types::Str->instanceShape;
}
inline bool isInt(Value v) {
  return v.isSmallInt() || v.isBool() || (v.isObject() && (v.asObject()->type()->flags & kTypeIntSubclass));
}
// Exact type test for heap types: list, tuple, dict, set, …
inline bool isExact(Value v, TypeObject* type) {
  return v.isObject() && v.asObject()->shape() == type->instanceShape;
}
inline bool isExactInt(Value v) {
  return v.isSmallInt() || isExact(v, types::Int);
}

}  // namespace taipan

// Sequence: what lists, tuples, ranges and other containers share: subscripts, repetition counts, lexicographic
// comparison, the guard against endless repr.
#pragma once

#include "runtime/core/Objects.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Operations.h"

namespace taipan {

// Two exact tuples of the very same items are equal, whatever the items' __eq__ would say.
inline bool haveSameItems(Value a, Value b) {
  if (!isExact(a, types::Tuple) || !isExact(b, types::Tuple)) return false;
  auto *x = a.as<Tuple>(), *y = b.as<Tuple>();
  if (x->length != y->length) return false;
  for (int64_t i = 0; i < x->length; ++i)
    if (x->items[i] != y->items[i]) return false;
  return true;
}

inline bool isSlice(Value v) {
  return isExact(v, types::Slice);
}
// Has __index__.
inline bool isIndexable(Value v) {
  return isInt(v) || typeOf(v)->slots->toIndex;
}

// v as a subscript; IndexError "cannot fit 'int' into an index-sized integer" if it is too large. Precondition:
// isIndexable(v). May call. False if raised.
[[nodiscard]] bool subscriptIndex(Thread* t, Value v, int64_t* out);
// v as a count of repetitions: as above with OverflowError; negative becomes 0.
[[nodiscard]] bool repeatCount(Thread* t, Value v, int64_t* out);
// v as a bound (start or stop of index(), which may be anything with __index__ but not None); too large ones are
// clamped.
[[nodiscard]] bool sliceBound(Thread* t, Value v, int64_t* out);
// Moves a negative bound by length and clamps it to [0, length].
inline int64_t clampBound(int64_t i, int64_t length) {
  if (i < 0) i = i + length < 0 ? 0 : i + length;
  return i > length ? length : i;
}

// What the type of b, a foreign operand, makes of `a op b`, or NotImplemented: CPython's sequences have their + and *
// tried after those of numbers and of classes written in Python.
Value foreignOperator(Thread* t, BinaryOp op, Value a, Value b);
// A foreign operand met a sequence's + or *: lets its type try, then raises CPython's message.
Value concatFailed(Thread* t, Value a, Value b, const char* sequence);
Value repeatFailed(Thread* t, Value a, Value b, Value sequence);

// Lexicographic comparison of items that may change meanwhile: `items(v, &n)` gives the current array.
using ItemsFn = Value* (*)(Value v, int64_t* n);
Value compareSequences(Thread* t, Value a, Value b, CompareOp op, ItemsFn items);

// Marks an object as having its repr made. enter(): 1 go on, 0 it is being made already. (reprOf bounds the recursion.)
class ReprGuard {
 public:
  ReprGuard(Thread* t, Value v) : thread_(t), value_(v) {}
  ~ReprGuard();
  ReprGuard(const ReprGuard&) = delete;
  ReprGuard& operator=(const ReprGuard&) = delete;
  int enter();

 private:
  Thread* thread_;
  Value value_;
  bool entered_ = false;
};

}  // namespace taipan

// Slices.
#include "runtime/types/container/Slice.h"

#include <algorithm>

#include "runtime/core/BuiltinTypes.h"
#include "runtime/heap/Heap.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/callable/NativeArgs.h"
#include "runtime/types/container/Sequence.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/text/StrBuilder.h"

namespace taipan {

namespace {

// A bound or step that is not None, as an int of any size. Empty: raised.
Value boundOf(Thread* t, Value v) {
  if (v.isSmallInt()) return v;
  if (isIndexable(v)) return indexOf(t, v);
  return raiseTypeError(t, "slice indices must be integers or None or have an __index__ method");
}

// The same, clamped to int64.
bool machineBound(Thread* t, Value v, int64_t* out) {
  if (v.isSmallInt()) {
    *out = v.asSmallInt();
    return true;
  }
  Value bound = boundOf(t, v);
  if (bound.isEmpty()) return false;
  if (!intToInt64(bound, out)) *out = intSign(bound) < 0 ? INT64_MIN : INT64_MAX;
  return true;
}

// A given bound moved by length if negative and clamped to [lower, upper].
int64_t place(int64_t i, int64_t length, int64_t lower, int64_t upper) {
  if (i < 0) return std::max(i + length, lower);
  return std::min(i, upper);
}

}  // namespace

Slice* newSlice(Thread* t, Value start, Value stop, Value step) {
  auto* s = allocateAs<Slice>(t, sizeof(Slice), types::Slice->instanceShape, Layout::kValuesFrom1);
  if (!s) return nullptr;
  s->start = start;
  s->stop = stop;
  s->step = step;
  return s;
}

bool resolveSlice(Thread* t, Slice* s, int64_t length, int64_t* start, int64_t* stop, int64_t* step, int64_t* count) {
  *step = 1;
  if (!s->step.isNone()) {
    if (!machineBound(t, s->step, step)) return false;
    if (*step == 0) {
      raiseValueError(t, "slice step cannot be zero");
      return false;
    }
    *step = std::max(*step, -INT64_MAX);  // so that it can be negated
  }
  bool backward = *step < 0;
  int64_t lower = backward ? -1 : 0;
  int64_t upper = backward ? length - 1 : length;
  *start = backward ? upper : lower;
  *stop = backward ? lower : upper;
  if (!s->start.isNone()) {
    if (!machineBound(t, s->start, start)) return false;
    *start = place(*start, length, lower, upper);
  }
  if (!s->stop.isNone()) {
    if (!machineBound(t, s->stop, stop)) return false;
    *stop = place(*stop, length, lower, upper);
  }
  if (backward) {
    *count = *stop < *start ? (*start - *stop - 1) / -*step + 1 : 0;
  } else {
    *count = *start < *stop ? (*stop - *start - 1) / *step + 1 : 0;
  }
  return true;
}

bool sliceIndices(Thread* t, Slice* s, Value length, Value* start, Value* stop, Value* step) {
  *step = s->step.isNone() ? Value::smallInt(1) : boundOf(t, s->step);
  if (step->isEmpty()) return false;
  int sign = intSign(*step);
  if (sign == 0) {
    raiseValueError(t, "slice step cannot be zero");
    return false;
  }
  Value lower = Value::smallInt(sign < 0 ? -1 : 0);
  Value upper = sign < 0 ? intBinary(t, BinaryOp::Sub, length, Value::smallInt(1)) : length;
  auto resolve = [&](Value given, Value byDefault, Value* out) {
    *out = byDefault;
    if (given.isNone()) return !out->isEmpty();
    Value bound = boundOf(t, given);
    if (bound.isEmpty()) return false;
    if (intSign(bound) < 0) {
      bound = intBinary(t, BinaryOp::Add, bound, length);
      if (bound && intCompare(bound, lower) < 0) bound = lower;
    } else if (intCompare(bound, upper) > 0) {
      bound = upper;
    }
    *out = bound;
    return !bound.isEmpty();
  };
  return resolve(s->start, sign < 0 ? upper : lower, start) && resolve(s->stop, sign < 0 ? lower : upper, stop);
}

namespace {

Slice* self(Value v) {
  return v.as<Slice>();
}

Value newObject(Thread* t, TypeObject*, Value* args, int64_t nargs, Tuple* kwNames) {
  if (!checkNoKeywords(t, "slice", kwNames) || !checkPositional(t, "slice", nargs, 1, 3)) return {};
  if (nargs == 1) return Value::object(newSlice(t, kNone, args[0], kNone));
  return Value::object(newSlice(t, args[0], args[1], nargs == 3 ? args[2] : kNone));
}

Value repr(Thread* t, Value v) {
  StrBuilder text;
  text.appendAscii("slice(");
  Value parts[] = {self(v)->start, self(v)->stop, self(v)->step};
  for (int i = 0; i < 3; i++) {
    if (i) text.appendAscii(", ");
    Value r = reprOf(t, parts[i]);
    if (r.isEmpty()) return {};
    text.append(r.as<Str>());
  }
  text.append(')');
  return Value::object(text.finish(t));
}

Value* itemsOf(Value v, int64_t* n) {
  *n = 3;
  return &self(v)->start;
}

Value compare(Thread* t, Value a, Value b, CompareOp op) {
  return isSlice(a) && isSlice(b) ? compareSequences(t, a, b, op, itemsOf) : kNotImplemented;
}

Value indices(Thread* t, Value* args, int64_t, Tuple*) {
  Value length = indexOf(t, args[1]);
  if (length.isEmpty()) return {};
  if (intSign(length) < 0) return raiseValueError(t, "length should not be negative");
  Value out[3];
  if (!sliceIndices(t, self(args[0]), length, &out[0], &out[1], &out[2])) return {};
  return Value::object(newTupleFrom(t, out, 3));
}

const MethodRow kMethods[] = {
    {"indices", indices, 2, 2, 0,
     "S.indices(len) -> (start, stop, stride)\n\nAssuming a sequence of length len, calculate the start and "
     "stop\nindices, and the stride length of the extended slice described by\nS. Out of bounds indices are clipped in "
     "a manner consistent with the\nhandling of normal slices."},
};
const GetSetRow kGetSets[] = {
    {"start", [](Thread*, Value v) { return self(v)->start; }, nullptr},
    {"stop", [](Thread*, Value v) { return self(v)->stop; }, nullptr},
    {"step", [](Thread*, Value v) { return self(v)->step; }, nullptr},
};

}  // namespace

void initSlices(Thread* t) {
  TypeSpec spec = specOf<types::rows::Slice>();
  spec.slots.repr = repr;
  spec.slots.compare = compare;
  spec.slots.newObject = newObject;
  spec.methods = kMethods;
  spec.methodCount = std::size(kMethods);
  spec.getsets = kGetSets;
  spec.getsetCount = std::size(kGetSets);
  spec.doc =
      "slice(stop)\nslice(start, stop[, step])\n\nCreate a slice object.  This is used for extended slicing (e.g. "
      "a[0:10:2]).";
  newBuiltinType(t, spec);
}

}  // namespace taipan

// Ranges and their iterator. Start, stop and step may be ints of any size; small ones take short cuts.
#include <algorithm>

#include "runtime/core/BuiltinTypes.h"
#include "runtime/heap/Heap.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/callable/NativeArgs.h"
#include "runtime/types/container/Sequence.h"
#include "runtime/types/container/Slice.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/iterator/Iterators.h"
#include "runtime/types/number/Int.h"
#include "runtime/types/text/StrBuilder.h"

namespace taipan {

namespace {

constexpr Value kZero = Value::smallInt(0);
constexpr Value kOne = Value::smallInt(1);

Range* self(Value v) {
  return v.as<Range>();
}

Value add(Thread* t, Value a, Value b) {
  return intBinary(t, BinaryOp::Add, a, b);
}
Value subtract(Thread* t, Value a, Value b) {
  return intBinary(t, BinaryOp::Sub, a, b);
}

// Length of a range whose ends are small ints: fits int64.
int64_t smallLength(int64_t start, int64_t stop, int64_t step) {
  if (step > 0) return start < stop ? (stop - start - 1) / step + 1 : 0;
  return start > stop ? (start - stop - 1) / -step + 1 : 0;
}

Value bigLength(Thread* t, Value start, Value stop, Value step) {
  if (intSign(step) < 0) {
    std::swap(start, stop);
    step = intNegate(t, step);
    if (step.isEmpty()) return {};
  }
  if (intCompare(start, stop) >= 0) return kZero;
  Value span = subtract(t, stop, start);
  if (span) span = subtract(t, span, kOne);
  if (span) span = intBinary(t, BinaryOp::FloorDiv, span, step);
  return span ? add(t, span, kOne) : Value();
}

bool allSmall(Value a, Value b, Value c) {
  return a.isSmallInt() && b.isSmallInt() && c.isSmallInt();
}

// Item number i, unchecked: start + i * step.
Value itemAt(Thread* t, Range* r, Value i) {
  if (r->fast && i.isSmallInt()) return makeInt(t, r->start.asSmallInt() + i.asSmallInt() * r->step.asSmallInt());
  Value offset = intBinary(t, BinaryOp::Mul, i, r->step);
  return offset ? add(t, r->start, offset) : Value();
}

Value newIterator(Thread* t, Value next, Value step, Value remaining) {
  auto* it =
      allocateAs<RangeIterator>(t, sizeof(RangeIterator), types::RangeIterator->instanceShape, Layout::kValuesFrom1);
  if (!it) return {};
  it->next = next;
  it->step = step;
  it->remaining = remaining;
  return Value::object(it);
}

}  // namespace

Value newRange(Thread* t, Value start, Value stop, Value step) {
  start = plainInt(start);
  stop = plainInt(stop);
  step = plainInt(step);
  if (step == kZero) return raiseValueError(t, "range() arg 3 must not be zero");
  bool small = allSmall(start, stop, step);
  Value length = small ? makeInt(t, smallLength(start.asSmallInt(), stop.asSmallInt(), step.asSmallInt()))
                       : bigLength(t, start, stop, step);
  if (length.isEmpty()) return {};
  auto* r = allocateAs<Range>(t, sizeof(Range), types::Range->instanceShape, Layout::kValuesFrom2);
  if (!r) return {};
  r->start = start;
  r->stop = stop;
  r->step = step;
  r->length = length;
  r->fast = small && length.isSmallInt() && Value::fitsInt(stop.asSmallInt() + step.asSmallInt());
  return Value::object(r);
}

namespace {

Value newObject(Thread* t, TypeObject*, Value* args, int64_t nargs, Tuple* kwNames) {
  if (!checkNoKeywords(t, "range", kwNames) || !checkPositional(t, "range", nargs, 1, 3)) return {};
  Value ints[3] = {kZero, kZero, kOne};
  for (int64_t i = 0; i < nargs; i++) {
    Value v = args[i].isSmallInt() ? args[i] : indexOf(t, args[i]);
    if (v.isEmpty()) return {};
    ints[nargs == 1 ? 1 : i] = v;
  }
  return newRange(t, ints[0], ints[1], ints[2]);
}

Value repr(Thread* t, Value v) {
  Range* r = self(v);
  StrBuilder text;
  text.appendAscii("range(");
  Value parts[] = {r->start, r->stop, r->step};
  for (int i = 0; i < (r->step == kOne ? 2 : 3); i++) {
    if (i) text.appendAscii(", ");
    Value s = reprOf(t, parts[i]);
    if (s.isEmpty()) return {};
    text.append(s.as<Str>());
  }
  text.append(')');
  return Value::object(text.finish(t));
}

int64_t length(Thread* t, Value v) {
  int64_t n;
  if (intToInt64(self(v)->length, &n)) return n;
  raise(t, exc::OverflowError, "Python int too large to convert to C ssize_t");
  return -1;
}

int truth(Thread*, Value v) {
  return self(v)->length != kZero;
}

Value getSlice(Thread* t, Range* r, Slice* slice) {
  Value start, stop, step;
  if (!sliceIndices(t, slice, r->length, &start, &stop, &step)) return {};
  Value newStep = intBinary(t, BinaryOp::Mul, step, r->step);
  Value newStart = newStep ? itemAt(t, r, start) : Value();
  Value newStop = newStart ? itemAt(t, r, stop) : Value();
  return newStop ? newRange(t, newStart, newStop, newStep) : Value();
}

Value getItemSlot(Thread* t, Value v, Value key) {
  Range* r = self(v);
  if (isSlice(key)) return getSlice(t, r, key.as<Slice>());
  if (!isIndexable(key))
    return raisef(t, exc::TypeError, "range indices must be integers or slices, not %s", typeName(key));
  Value i = indexOf(t, key);
  if (i && intSign(i) < 0) i = add(t, i, r->length);
  if (i.isEmpty()) return {};
  if (intSign(i) < 0 || intCompare(i, r->length) >= 0)
    return raise(t, exc::IndexError, "range object index out of range");
  return itemAt(t, r, i);
}

// Position of an int in the range; empty if it is not in it (or raised).
Value positionOf(Thread* t, Range* r, Value v) {
  v = plainInt(v);
  if (r->length == kZero) return {};
  bool up = intSign(r->step) > 0;
  int low = intCompare(v, r->start), high = intCompare(v, r->stop);
  if (up ? low < 0 || high >= 0 : low > 0 || high <= 0) return {};
  if (r->fast) {
    int64_t offset = v.asSmallInt() - r->start.asSmallInt(), step = r->step.asSmallInt();
    return offset % step == 0 ? Value::smallInt(offset / step) : Value();
  }
  Value offset = subtract(t, v, r->start), quotient, remainder;
  if (offset.isEmpty() || !intDivMod(t, offset, r->step, &quotient, &remainder, "")) return {};
  return remainder == kZero ? quotient : Value();
}

// Ints are found by arithmetic; anything else (even a subclass of int may compare as it likes) by comparison.
bool isPlain(Value v) {
  return v.isBool() || isExactInt(v);
}

int64_t search(Thread* t, Value range, Value item, bool countAll) {
  Value it = getIter(t, range);
  if (it.isEmpty()) return -2;
  int64_t found = 0;
  for (int64_t i = 0;; i++) {
    Value v = iterNext(t, it);
    if (v.isEmpty()) break;
    int equal = valuesEqual(t, v, item);
    if (equal < 0) return -2;
    if (equal && !countAll) return i;
    found += equal;
  }
  if (t->exception) return -2;
  return countAll ? found : -1;
}

int contains(Thread* t, Value v, Value item) {
  if (isPlain(item)) {
    Value position = positionOf(t, self(v), item);
    return position ? 1 : t->exception ? -1 : 0;
  }
  int64_t i = search(t, v, item, false);
  return i == -2 ? -1 : i >= 0;
}

Value compare(Thread*, Value a, Value b, CompareOp op) {
  if (!isExact(b, types::Range) || !isExact(a, types::Range) || (op != CompareOp::Eq && op != CompareOp::Ne))
    return kNotImplemented;
  Range *x = self(a), *y = self(b);
  bool equal = intCompare(x->length, y->length) == 0 &&
               (x->length == kZero ||
                (intCompare(x->start, y->start) == 0 && (x->length == kOne || intCompare(x->step, y->step) == 0)));
  return Value::boolean(equal == (op == CompareOp::Eq));
}

int64_t hash(Thread* t, Value v, bool* failed) {
  Range* r = self(v);
  Value parts[3] = {r->length, r->length == kZero ? kNone : r->start,
                    r->length == kZero || r->length == kOne ? kNone : r->step};
  Tuple* tuple = newTupleFrom(t, parts, 3);
  if (!tuple) return *failed = true, -1;
  return hashValue(t, Value::object(tuple), failed);
}

Value iter(Thread* t, Value v) {
  return newIterator(t, self(v)->start, self(v)->step, self(v)->length);
}

Value reversed(Thread* t, Value* args, int64_t, Tuple*) {
  Range* r = self(args[0]);
  Value last = subtract(t, r->length, kOne);
  Value start = last ? itemAt(t, r, last) : Value();
  Value step = start ? intNegate(t, r->step) : Value();
  return step ? newIterator(t, start, step, r->length) : Value();
}

Value index(Thread* t, Value* args, int64_t, Tuple*) {
  if (!isPlain(args[1])) {
    int64_t i = search(t, args[0], args[1], false);
    if (i == -1) return raiseValueError(t, "sequence.index(x): x not in sequence");
    return i < 0 ? Value() : makeInt(t, i);
  }
  Value position = positionOf(t, self(args[0]), args[1]);
  if (position || t->exception) return position;
  Value text = reprOf(t, args[1]);
  return text ? raiseValueError(t, strToUtf8(text.as<Str>()) + " is not in range") : Value();
}

Value count(Thread* t, Value* args, int64_t, Tuple*) {
  if (!isPlain(args[1])) {
    int64_t n = search(t, args[0], args[1], true);
    return n < 0 ? Value() : makeInt(t, n);
  }
  Value position = positionOf(t, self(args[0]), args[1]);
  return t->exception ? Value() : Value::smallInt(position ? 1 : 0);
}

const MethodRow kMethods[] = {
    {"index", index, 2, 2, 0,
     "rangeobject.index(value) -> integer -- return index of value.\nRaise ValueError if the value is not present."},
    {"count", count, 2, 2, 0, "rangeobject.count(value) -> integer -- return number of occurrences of value"},
    {"__reversed__", reversed, 1, 1, 0, "Return a reverse iterator."},
};
const GetSetRow kGetSets[] = {
    {"start", [](Thread*, Value v) { return self(v)->start; }, nullptr},
    {"stop", [](Thread*, Value v) { return self(v)->stop; }, nullptr},
    {"step", [](Thread*, Value v) { return self(v)->step; }, nullptr},
};

// --- iterator

Value next(Thread* t, Value v) {
  auto* it = v.as<RangeIterator>();
  if (it->remaining == kZero) return {};
  Value item = it->next;
  if (__builtin_expect(allSmall(it->next, it->step, it->remaining), 1)) {
    it->remaining = Value::smallInt(it->remaining.asSmallInt() - 1);
    int64_t following = it->next.asSmallInt() + it->step.asSmallInt();
    if (__builtin_expect(Value::fitsInt(following), 1)) {
      it->next = Value::smallInt(following);
      return item;
    }
  } else {
    it->remaining = subtract(t, it->remaining, kOne);
  }
  it->next = add(t, it->next, it->step);
  writeBarrier(t, it);
  return it->next.isEmpty() || it->remaining.isEmpty() ? Value() : item;
}

Value lengthHint(Thread*, Value* args, int64_t, Tuple*) {
  return args[0].as<RangeIterator>()->remaining;
}

const MethodRow kIteratorMethods[] = {
    {"__length_hint__", lengthHint, 1, 1, 0, "Private method returning an estimate of len(list(it))."},
};

}  // namespace

void initRangeIterator(Thread* t) {
  TypeSpec spec = specOf<types::rows::RangeIterator>();
  spec.slots.iter = identityIter;
  spec.slots.next = next;
  spec.methods = kIteratorMethods;
  spec.methodCount = std::size(kIteratorMethods);
  newBuiltinType(t, spec);
}

void initRanges(Thread* t) {
  TypeSpec spec = specOf<types::rows::Range>();
  spec.slots.repr = repr;
  spec.slots.hash = hash;
  spec.slots.length = length;
  spec.slots.truth = truth;
  spec.slots.getItem = getItemSlot;
  spec.slots.contains = contains;
  spec.slots.iter = iter;
  spec.slots.compare = compare;
  spec.slots.newObject = newObject;
  spec.methods = kMethods;
  spec.methodCount = std::size(kMethods);
  spec.getsets = kGetSets;
  spec.getsetCount = std::size(kGetSets);
  spec.doc =
      "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\nReturn an object that produces a "
      "sequence of integers from start (inclusive)\nto stop (exclusive) by step.  range(i, j) produces i, i+1, i+2, "
      "..., j-1.\nstart defaults to 0, and stop is omitted!  range(4) produces 0, 1, 2, 3.\nThese are exactly the "
      "valid indices for a list of 4 elements.\nWhen step is given, it specifies the increment (or decrement).";
  newBuiltinType(t, spec);
}

}  // namespace taipan

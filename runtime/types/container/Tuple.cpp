// Tuples.
#include <algorithm>
#include <cstring>

#include "runtime/core/BuiltinTypes.h"
#include "runtime/heap/Heap.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/callable/NativeArgs.h"
#include "runtime/types/container/Dict.h"
#include "runtime/types/container/Sequence.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/iterator/Iterators.h"
#include "runtime/types/text/StrBuilder.h"

namespace taipan {

namespace {

constexpr int64_t kMaxItems = int64_t{1} << 40;

Tuple* emptyTuple;  // () is one object

bool isTupleLike(Value v) {
  return v.isObject() && (v.asObject()->type()->flags & kTypeTupleSubclass);
}
Tuple* self(Value* args) {
  return args[0].as<Tuple>();
}

Tuple* allocateTuple(Thread* t, int64_t length) {
  if (length > kMaxItems) {
    raiseNoMemory(t);
    return nullptr;
  }
  size_t size = sizeof(Tuple) - sizeof(Value) + static_cast<size_t>(length) * sizeof(Value);
  auto* tuple = allocateAs<Tuple>(t, size, types::Tuple->instanceShape, Layout::kValuesFrom2);
  if (tuple) tuple->length = length;
  return tuple;
}

Tuple* makeEmptyTuple(Thread* t) {
  emptyTuple = allocateTuple(t, 0);
  if (emptyTuple) heap::addRoot(t, reinterpret_cast<Value*>(&emptyTuple));
  return emptyTuple;
}

}  // namespace

bool hashOfTuple(Thread* t, const Tuple* tuple, int64_t* out) {
  TupleHash hash;
  for (int64_t i = 0; i < tuple->length; i++) {
    int64_t item;
    if (!plainHash(tuple->items[i], &item) && !hashOfKey(t, tuple->items[i], &item)) return false;
    hash.add(item);
  }
  *out = hash.result(tuple->length);
  return true;
}

Tuple* newTuple(Thread* t, int64_t length) {
  if (__builtin_expect(length == 0, 0)) return emptyTuple ? emptyTuple : makeEmptyTuple(t);
  return allocateTuple(t, length);
}

Tuple* newTupleFrom(Thread* t, const Value* items, int64_t n) {
  Tuple* tuple = newTuple(t, n);
  if (tuple && n) std::memcpy(static_cast<void*>(tuple->items), items, static_cast<size_t>(n) * sizeof(Value));
  return tuple;
}

namespace {

Value newObject(Thread* t, TypeObject*, Value* args, int64_t nargs, Tuple* kwNames) {
  if (!checkNoKeywords(t, "tuple", kwNames) || !checkPositional(t, "tuple", nargs, 0, 1)) return {};
  return Value::object(nargs ? tupleFromIterable(t, args[0]) : newTuple(t, 0));
}

Value repr(Thread* t, Value v) {
  auto* tuple = v.as<Tuple>();
  if (tuple->length == 0) return Value::object(newStr(t, "()"));
  ReprGuard guard(t, v);
  int entered = guard.enter();
  if (entered <= 0) return entered < 0 ? Value() : Value::object(newStr(t, "(...)"));
  StrBuilder text;
  text.append('(');
  for (int64_t i = 0; i < tuple->length; i++) {
    if (i) text.appendAscii(", ");
    Value r = reprOf(t, tuple->items[i]);
    if (r.isEmpty()) return {};
    text.append(r.as<Str>());
  }
  text.appendAscii(tuple->length == 1 ? ",)" : ")");
  return Value::object(text.finish(t));
}

int64_t hash(Thread* t, Value v, bool* failed) {
  int64_t result = -1;
  *failed = !hashOfTuple(t, v.as<Tuple>(), &result);
  return result;
}

int64_t length(Thread*, Value v) {
  return v.as<Tuple>()->length;
}

Value getSlice(Thread* t, Tuple* tuple, Slice* slice) {
  int64_t start, stop, step, count;
  if (!resolveSlice(t, slice, tuple->length, &start, &stop, &step, &count)) return {};
  if (step == 1) {
    if (count == tuple->length && isExact(Value::object(tuple), types::Tuple)) return Value::object(tuple);
    return Value::object(newTupleFrom(t, tuple->items + start, count));
  }
  Tuple* result = newTuple(t, count);
  for (int64_t i = 0; result && i < count; i++)
    result->items[i] = tuple->items[start + i * step];
  return Value::object(result);
}

Value getItemSlot(Thread* t, Value v, Value key) {
  auto* tuple = v.as<Tuple>();
  if (isSlice(key)) return getSlice(t, tuple, key.as<Slice>());
  if (!isIndexable(key))
    return raisef(t, exc::TypeError, "tuple indices must be integers or slices, not %s", typeName(key));
  int64_t i;
  if (!subscriptIndex(t, key, &i)) return {};
  if (i < 0) i += tuple->length;
  if (i < 0 || i >= tuple->length) return raise(t, exc::IndexError, "tuple index out of range");
  return tuple->items[i];
}

// Index of the first item equal to v in [start, stop), -1 if there is none, -2 if raised.
int64_t findItem(Thread* t, Tuple* tuple, Value v, int64_t start, int64_t stop) {
  for (int64_t i = start; i < stop; i++) {
    int equal = valuesEqual(t, tuple->items[i], v);
    if (equal) return equal < 0 ? -2 : i;
  }
  return -1;
}

int contains(Thread* t, Value v, Value item) {
  int64_t i = findItem(t, v.as<Tuple>(), item, 0, v.as<Tuple>()->length);
  return i == -2 ? -1 : i >= 0;
}

Value* itemsOf(Value v, int64_t* n) {
  *n = v.as<Tuple>()->length;
  return v.as<Tuple>()->items;
}

Value compare(Thread* t, Value a, Value b, CompareOp op) {
  return isTupleLike(a) && isTupleLike(b) ? compareSequences(t, a, b, op, itemsOf) : kNotImplemented;
}

Value concat(Thread* t, Value a, Value b) {
  if (!isTupleLike(a)) return kNotImplemented;
  if (!isTupleLike(b)) return concatFailed(t, a, b, "tuple");
  auto *x = a.as<Tuple>(), *y = b.as<Tuple>();
  if (x->length == 0 && isExact(b, types::Tuple)) return b;
  if (y->length == 0 && isExact(a, types::Tuple)) return a;
  Tuple* result = newTuple(t, x->length + y->length);
  if (!result) return {};
  std::copy_n(x->items, x->length, result->items);
  std::copy_n(y->items, y->length, result->items + x->length);
  return Value::object(result);
}

Value multiply(Thread* t, Value a, Value b) {
  Value v = isTupleLike(a) ? a : b;
  Value count = isTupleLike(a) ? b : a;
  if (!isIndexable(count)) return repeatFailed(t, a, b, v);
  if (!isInt(count) && v == a) {
    Value r = foreignOperator(t, BinaryOp::Mul, a, b);
    if (!r.isNotImplemented()) return r;
  }
  auto* tuple = v.as<Tuple>();
  int64_t times, total, n = tuple->length;
  if (!repeatCount(t, count, &times)) return {};
  if ((n == 0 || times == 1) && isExact(v, types::Tuple)) return v;
  if (__builtin_mul_overflow(n, times, &total)) return raiseNoMemory(t);
  Tuple* result = newTuple(t, total);
  for (int64_t i = 0; result && i < times; i++)
    std::copy_n(tuple->items, n, result->items + i * n);
  return Value::object(result);
}

Value iter(Thread* t, Value v) {
  return newSequenceIterator(t, types::TupleIterator, v);
}

Value index(Thread* t, Value* args, int64_t nargs, Tuple*) {
  Tuple* tuple = self(args);
  int64_t start = 0, stop = INT64_MAX;
  if (nargs > 2 && !sliceBound(t, args[2], &start)) return {};
  if (nargs > 3 && !sliceBound(t, args[3], &stop)) return {};
  int64_t i = findItem(t, tuple, args[1], clampBound(start, tuple->length), clampBound(stop, tuple->length));
  if (i == -1) return raiseValueError(t, "tuple.index(x): x not in tuple");
  return i < 0 ? Value() : Value::smallInt(i);
}

Value count(Thread* t, Value* args, int64_t, Tuple*) {
  Tuple* tuple = self(args);
  int64_t n = 0;
  for (int64_t i = 0; i < tuple->length; i++) {
    int equal = valuesEqual(t, tuple->items[i], args[1]);
    if (equal < 0) return {};
    n += equal;
  }
  return Value::smallInt(n);
}

Value getNewArgs(Thread* t, Value* args, int64_t, Tuple*) {
  Value exact = Value::object(newTupleFrom(t, self(args)->items, self(args)->length));
  return exact ? Value::object(newTupleFrom(t, &exact, 1)) : Value();
}

const MethodRow kMethods[] = {
    {"index", index, 2, 4, 0,
     "index($self, value, start=0, stop=sys.maxsize, /)\n--\n\nReturn first index of value.\n\nRaises ValueError if "
     "the value is not present."},
    {"count", count, 2, 2, 0, "count($self, value, /)\n--\n\nReturn number of occurrences of value."},
    {"__getnewargs__", getNewArgs, 1, 1, 0, "__getnewargs__($self, /)\n--\n\n"},
};

}  // namespace

void initTuples(Thread* t) {
  TypeSpec spec = specOf<types::rows::Tuple>();
  spec.slots.repr = repr;
  spec.slots.hash = hash;
  spec.slots.length = length;
  spec.slots.getItem = getItemSlot;
  spec.slots.contains = contains;
  spec.slots.iter = iter;
  spec.slots.compare = compare;
  spec.slots.binary[static_cast<unsigned>(BinaryOp::Add)] = concat;
  spec.slots.binary[static_cast<unsigned>(BinaryOp::Mul)] = multiply;
  spec.slots.newObject = newObject;
  spec.methods = kMethods;
  spec.methodCount = std::size(kMethods);
  spec.doc =
      "Built-in immutable sequence.\n\nIf no argument is given, the constructor returns an empty tuple.\nIf iterable "
      "is specified the tuple is initialized from iterable's items.\n\nIf the argument is a tuple, the return value is "
      "the same object.";
  newBuiltinType(t, spec);
}

}  // namespace taipan

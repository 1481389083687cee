// enumerate, zip, map and filter.
#include <algorithm>

#include "runtime/core/BuiltinTypes.h"
#include "runtime/core/Objects.h"
#include "runtime/heap/Heap.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/callable/NativeArgs.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/iterator/Iterators.h"
#include "runtime/types/object/Instance.h"
#include "runtime/types/object/Operations.h"

namespace taipan {

namespace {

// iter() of each argument.
Tuple* iteratorsOf(Thread* t, Value* args, int64_t n) {
  Tuple* iterators = newTuple(t, n);
  if (!iterators) return nullptr;
  for (int64_t i = 0; i < n; i++) {
    Value it = getIter(t, args[i]);
    if (it.isEmpty()) return nullptr;
    iterators->items[i] = it;
    writeBarrier(t, iterators);
  }
  return iterators;
}

// --- enumerate

Value newEnumerate(Thread* t, TypeObject* type, Value* args, int64_t nargs, Tuple* kwNames) {
  static const char* const names[] = {"iterable", "start"};
  Value out[2];
  if (!bindNativeArgs(t, {"enumerate", names, 2, 1, 2, true}, args, nargs, kwNames, out)) return {};
  Value start = out[1].isEmpty() ? Value::smallInt(0) : indexOf(t, out[1]);
  Value iterator = start ? getIter(t, out[0]) : Value();
  if (iterator.isEmpty()) return {};
  auto* e = static_cast<EnumerateObject*>(allocateInstance(t, type));
  if (!e) return {};
  e->iterator = iterator;
  e->index = start;
  return Value::object(e);
}

Value nextOfEnumerate(Thread* t, Value v) {
  auto* e = v.as<EnumerateObject>();
  Value pair[2] = {e->index, iterNext(t, e->iterator)};
  if (pair[1].isEmpty()) return {};
  pair[0] = e->index;
  if (e->index.isSmallInt() && e->index.asSmallInt() < Value::kIntMax) {
    e->index = Value::smallInt(e->index.asSmallInt() + 1);
  } else {
    e->index = intBinary(t, BinaryOp::Add, e->index, Value::smallInt(1));
    if (e->index.isEmpty()) return {};
    writeBarrier(t, e);
  }
  return Value::object(newTupleFrom(t, pair, 2));
}

// --- zip

Value newZip(Thread* t, TypeObject* type, Value* args, int64_t nargs, Tuple* kwNames) {
  static const char* const names[] = {"strict"};
  Value strict;
  if (kwNames && kwNames->length && !bindNativeArgs(t, {"zip", names, 1, 0, 0}, args + nargs, 0, kwNames, &strict))
    return {};
  int isStrict = strict.isEmpty() ? 0 : isTruthy(t, strict);
  if (isStrict < 0) return {};
  Tuple* iterators = iteratorsOf(t, args, nargs);
  if (!iterators) return {};
  auto* z = static_cast<ZipObject*>(allocateInstance(t, type));
  if (!z) return {};
  z->iterators = Value::object(iterators);
  z->strict = Value::boolean(isStrict);
  return Value::object(z);
}

Raised raiseUneven(Thread* t, int64_t argument, const char* what) {
  return raisef(t, exc::ValueError, "zip() argument %ld is %s than argument%s%ld", static_cast<long>(argument + 1),
                what, argument == 1 ? " " : "s 1-", static_cast<long>(argument));
}

// Iterator number i of a strict zip ended: all must have, and none before it.
Value endStrict(Thread* t, Tuple* iterators, int64_t i) {
  if (i > 0) return raiseUneven(t, i, "shorter");
  for (i = 1; i < iterators->length; i++) {
    if (iterNext(t, iterators->items[i])) return raiseUneven(t, i, "longer");
    if (t->exception) return {};
  }
  return {};
}

Value nextOfZip(Thread* t, Value v) {
  auto* z = v.as<ZipObject>();
  auto* iterators = z->iterators.as<Tuple>();
  int64_t n = iterators->length;
  if (n == 0) return {};
  Value few[8];
  Tuple* items = n > 8 ? newTuple(t, n) : nullptr;
  if (n > 8 && !items) return {};
  Value* to = items ? items->items : few;
  for (int64_t i = 0; i < n; i++) {
    Value item = iterNext(t, iterators->items[i]);
    if (item.isEmpty()) return t->exception || z->strict.isFalse() ? Value() : endStrict(t, iterators, i);
    to[i] = item;
    if (items) writeBarrier(t, items);
  }
  return Value::object(items ? items : newTupleFrom(t, few, n));
}

// --- map

Value newMap(Thread* t, TypeObject* type, Value* args, int64_t nargs, Tuple* kwNames) {
  if (type == types::Map && !checkNoKeywords(t, "map", kwNames)) return {};
  if (nargs < 2) return raiseTypeError(t, "map() must have at least two arguments.");
  Tuple* iterators = iteratorsOf(t, args + 1, nargs - 1);
  if (!iterators) return {};
  auto* m = static_cast<MapObject*>(allocateInstance(t, type));
  if (!m) return {};
  m->function = args[0];
  m->iterators = Value::object(iterators);
  return Value::object(m);
}

Value nextOfMap(Thread* t, Value v) {
  auto* m = v.as<MapObject>();
  auto* iterators = m->iterators.as<Tuple>();
  int64_t n = iterators->length;
  Value few[8];
  ValueArray* many = n > 8 ? newValueArray(t, n) : nullptr;
  if (n > 8 && !many) return {};
  Value* to = many ? many->values : few;
  for (int64_t i = 0; i < n; i++) {
    Value item = iterNext(t, iterators->items[i]);
    if (item.isEmpty()) return {};
    to[i] = item;
    if (many) writeBarrier(t, many);
  }
  return call(t, m->function, to, n);
}

// --- filter

Value newFilter(Thread* t, TypeObject* type, Value* args, int64_t nargs, Tuple* kwNames) {
  if (type == types::Filter && !checkNoKeywords(t, "filter", kwNames)) return {};
  if (!checkPositional(t, "filter", nargs, 2, 2)) return {};
  Value iterator = getIter(t, args[1]);
  if (iterator.isEmpty()) return {};
  auto* f = static_cast<FilterObject*>(allocateInstance(t, type));
  if (!f) return {};
  f->function = args[0];
  f->iterator = iterator;
  return Value::object(f);
}

Value nextOfFilter(Thread* t, Value v) {
  auto* f = v.as<FilterObject>();
  bool byTruth = f->function.isNone() || f->function == Value::object(types::Bool);
  for (;;) {
    Value item = iterNext(t, f->iterator);
    if (item.isEmpty()) return {};
    Value answer = byTruth ? item : callWith(t, f->function, item);
    int keep = answer.isEmpty() ? -1 : answer.isBool() ? answer.isTrue() : isTruthy(t, answer);
    if (keep) return keep < 0 ? Value() : item;
  }
}

using NewFn = Value (*)(Thread*, TypeObject*, Value*, int64_t, Tuple*);

template <class Row>
void makeType(Thread* t, NewFn newObject, Value (*next)(Thread*, Value), const char* doc) {
  TypeSpec spec = specOf<Row>();
  spec.slots.newObject = newObject;
  spec.slots.iter = identityIter;
  spec.slots.next = next;
  spec.doc = doc;
  newBuiltinType(t, spec);
}

}  // namespace

void initLazyIterators(Thread* t) {
  makeType<types::rows::Enumerate>(
      t, newEnumerate, nextOfEnumerate,
      "Return an enumerate object.\n\n  iterable\n    an object supporting iteration\n\nThe enumerate object yields "
      "pairs containing a count (from start, which\ndefaults to zero) and a value yielded by the iterable "
      "argument.\n\nenumerate is useful for obtaining an indexed list:\n    (0, seq[0]), (1, seq[1]), (2, seq[2]), "
      "...");
  makeType<types::rows::Zip>(
      t, newZip, nextOfZip,
      "zip(*iterables, strict=False) --> Yield tuples until an input is exhausted.\n\n   >>> list(zip('abcdefg', "
      "range(3), range(4)))\n   [('a', 0, 0), ('b', 1, 1), ('c', 2, 2)]\n\nThe zip object yields n-length tuples, "
      "where n is the number of iterables\npassed as positional arguments to zip().  The i-th element in every "
      "tuple\ncomes from the i-th iterable argument to zip().  This continues until the\nshortest argument is "
      "exhausted.\n\nIf strict is true and one of the arguments is exhausted before the others,\nraise a ValueError.");
  makeType<types::rows::Map>(
      t, newMap, nextOfMap,
      "map(func, *iterables) --> map object\n\nMake an iterator that computes the function using arguments "
      "from\neach of the iterables.  Stops when the shortest iterable is exhausted.");
  makeType<types::rows::Filter>(
      t, newFilter, nextOfFilter,
      "filter(function or None, iterable) --> filter object\n\nReturn an iterator yielding those items of "
      "iterable for which function(item)\nis true. If function is None, return the items that are true.");
}

}  // namespace taipan

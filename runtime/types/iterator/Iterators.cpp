// Iterators over sequences and callables, and reversed(). The lazy builtins are in Iterators-lazy.cpp.
#include "runtime/types/iterator/Iterators.h"

#include <algorithm>

#include "runtime/core/BuiltinTypes.h"
#include "runtime/core/Names.h"
#include "runtime/heap/Heap.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/callable/NativeArgs.h"
#include "runtime/types/container/List.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Instance.h"
#include "runtime/types/object/Operations.h"

namespace taipan {

namespace {

TypeObject* listReverseType;

SequenceIterator* self(Value v) {
  return v.as<SequenceIterator>();
}

Value finish(Value v) {
  self(v)->sequence = Value();
  return {};
}

// An item of any sequence; IndexError and StopIteration mean that there is none.
Value itemOrEnd(Thread* t, Value v, int64_t index) {
  Value item = getItem(t, self(v)->sequence, Value::smallInt(index));
  if (item) return item;
  if (pendingMatches(t, exc::IndexError) || pendingMatches(t, exc::StopIteration)) {
    clearException(t);
    return finish(v);
  }
  return {};
}

Value nextOfList(Thread*, Value v) {
  auto* it = self(v);
  if (it->sequence.isEmpty()) return {};
  auto* list = it->sequence.as<List>();
  int64_t i = it->index.asSmallInt();
  if (i >= list->length) return finish(v);
  it->index = Value::smallInt(i + 1);
  return list->items->values[i];
}

Value nextOfTuple(Thread*, Value v) {
  auto* it = self(v);
  if (it->sequence.isEmpty()) return {};
  auto* tuple = it->sequence.as<Tuple>();
  int64_t i = it->index.asSmallInt();
  if (i >= tuple->length) return finish(v);
  it->index = Value::smallInt(i + 1);
  return tuple->items[i];
}

Value nextOfSequence(Thread* t, Value v) {
  auto* it = self(v);
  if (it->sequence.isEmpty()) return {};
  int64_t i = it->index.asSmallInt();
  Value item = itemOrEnd(t, v, i);
  if (item) it->index = Value::smallInt(i + 1);
  return item;
}

Value nextOfListReverse(Thread*, Value v) {
  auto* it = self(v);
  if (it->sequence.isEmpty()) return {};
  auto* list = it->sequence.as<List>();
  int64_t i = it->index.asSmallInt();
  if (i < 0 || i >= list->length) return finish(v);
  it->index = Value::smallInt(i - 1);
  return list->items->values[i];
}

Value nextOfReversed(Thread* t, Value v) {
  auto* it = self(v);
  if (it->sequence.isEmpty()) return {};
  int64_t i = it->index.asSmallInt();
  if (i < 0) return finish(v);
  it->index = Value::smallInt(i - 1);
  return itemOrEnd(t, v, i);
}

Value lengthHint(Thread* t, Value* args, int64_t, Tuple*) {
  auto* it = self(args[0]);
  if (it->sequence.isEmpty()) return Value::smallInt(0);
  int64_t n = lengthOf(t, it->sequence);
  return n < 0 ? Value() : Value::smallInt(std::max<int64_t>(0, n - it->index.asSmallInt()));
}

Value reverseLengthHint(Thread* t, Value* args, int64_t, Tuple*) {
  auto* it = self(args[0]);
  if (it->sequence.isEmpty()) return Value::smallInt(0);
  int64_t n = lengthOf(t, it->sequence);
  int64_t left = it->index.asSmallInt() + 1;
  return n < 0 ? Value() : Value::smallInt(left <= n ? left : 0);
}

const MethodRow kMethods[] = {
    {"__length_hint__", lengthHint, 1, 1, 0, "Private method returning an estimate of len(list(it))."},
};
const MethodRow kReverseMethods[] = {
    {"__length_hint__", reverseLengthHint, 1, 1, 0, "Private method returning an estimate of len(list(it))."},
};

// reversed(x): what x.__reversed__() returns, else an iterator that counts down.
Value newReversed(Thread* t, TypeObject* type, Value* args, int64_t nargs, Tuple* kwNames) {
  if (type == types::Reversed && !checkNoKeywords(t, "reversed", kwNames)) return {};
  if (!checkPositional(t, "reversed", nargs, 1, 1)) return {};
  Value sequence = args[0];
  Value method = typeLookup(t, typeOf(sequence), names::reversed_);
  if (method && !method.isNone()) {
    method = lookupSpecial(t, sequence, names::reversed_);
    return method ? callWith(t, method) : Value();
  }
  if (method.isNone() || !typeOf(sequence)->slots->getItem || isInstanceOf(sequence, types::Dict))
    return raisef(t, exc::TypeError, "'%s' object is not reversible", typeName(sequence));
  int64_t n = lengthOf(t, sequence);
  if (n < 0) return {};
  Object* o = allocateInstance(t, type);
  if (!o) return {};
  auto* it = static_cast<SequenceIterator*>(o);
  it->sequence = sequence;
  it->index = Value::smallInt(n - 1);
  return Value::object(it);
}

// --- iter(callable, sentinel)

Value nextOfCall(Thread* t, Value v) {
  auto* it = v.as<CallIterator>();
  if (it->callable.isEmpty()) return {};
  Value item = callWith(t, it->callable);
  if (item.isEmpty()) {
    if (pendingMatches(t, exc::StopIteration)) {
      clearException(t);
      it->callable = it->sentinel = Value();
    }
    return {};
  }
  if (it->callable.isEmpty()) return {};  // exhausted by a call from within
  int end = valuesEqual(t, item, it->sentinel);
  if (end == 0) return item;
  if (end > 0) it->callable = it->sentinel = Value();
  return {};
}

using NextFn = Value (*)(Thread*, Value);

template <class Row>
TypeSpec iteratorSpec(NextFn next) {
  TypeSpec spec = specOf<Row>();
  spec.slots.iter = identityIter;
  spec.slots.next = next;
  spec.methods = kMethods;
  spec.methodCount = std::size(kMethods);
  return spec;
}

void initReverseTypes(Thread* t) {
  TypeSpec reversed = iteratorSpec<types::rows::Reversed>(nextOfReversed);
  reversed.methods = kReverseMethods;
  TypeSpec ofList = reversed;  // without a row: Python code does not name it
  ofList.type = &listReverseType;
  ofList.name = "list_reverseiterator";
  ofList.flags = 0;
  ofList.slots.next = nextOfListReverse;
  newBuiltinType(t, ofList);
  reversed.slots.newObject = newReversed;
  reversed.doc = "Return a reverse iterator over the values of the given sequence.";
  newBuiltinType(t, reversed);
}

}  // namespace

Value identityIter(Thread*, Value v) {
  return v;
}

Value newSequenceIterator(Thread* t, TypeObject* type, Value sequence) {
  auto* it = allocateAs<SequenceIterator>(t, sizeof(SequenceIterator), type->instanceShape, Layout::kValuesFrom1);
  if (!it) return {};
  it->sequence = sequence;
  it->index = Value::smallInt(0);
  return Value::object(it);
}

Value newListReverseIterator(Thread* t, Value list) {
  Value it = newSequenceIterator(t, listReverseType, list);
  if (it) self(it)->index = Value::smallInt(list.as<List>()->length - 1);
  return it;
}

Value newCallIterator(Thread* t, Value callable, Value sentinel) {
  auto* it =
      allocateAs<CallIterator>(t, sizeof(CallIterator), types::CallIterator->instanceShape, Layout::kValuesFrom1);
  if (!it) return {};
  it->callable = callable;
  it->sentinel = sentinel;
  return Value::object(it);
}

void initIterators(Thread* t) {
  newBuiltinType(t, iteratorSpec<types::rows::ListIterator>(nextOfList));
  newBuiltinType(t, iteratorSpec<types::rows::TupleIterator>(nextOfTuple));
  newBuiltinType(t, iteratorSpec<types::rows::SeqIterator>(nextOfSequence));
  initReverseTypes(t);
  TypeSpec callIterator = iteratorSpec<types::rows::CallIterator>(nextOfCall);
  callIterator.methodCount = 0;
  newBuiltinType(t, callIterator);
  initRangeIterator(t);
  initLazyIterators(t);
}

}  // namespace taipan

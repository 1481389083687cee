// Subscripts and iteration.
#include "runtime/core/Names.h"
#include "runtime/core/Objects.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/Upward.h"
#include "runtime/types/descriptor/Generics.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/iterator/Iterators.h"
#include "runtime/types/object/Operations.h"

namespace taipan {

namespace {

// CPython distinguishes types with sequence methods in this one message.
bool isSequenceLike(const TypeObject* type) {
  return (type->flags & kTypeHeap) || type->slots->length || type->slots->contains;
}

bool appendItem(Thread* t, void* context, Value item) {
  return listAppend(t, *static_cast<List**>(context), item);
}

bool forEachOf(Thread* t, Value iterator, ItemFn f, void* context) {
  for (;;) {
    Value item = iterNext(t, iterator);
    if (item.isEmpty()) return t->exception.isEmpty();
    if (!f(t, context, item)) return t->exception.isEmpty();
  }
}

}  // namespace

Value getItem(Thread* t, Value v, Value key) {
  TypeObject* type = typeOf(v);
  if (auto get = type->slots->getItem) return get(t, v, key);
  if (type->flags & kTypeTypeSubclass) return classGetItem(t, v.as<TypeObject>(), key);
  return raisef(t, exc::TypeError, "'%.200s' object is not subscriptable", typeName(v));
}

bool setItem(Thread* t, Value v, Value key, Value value) {
  if (auto set = typeOf(v)->slots->setItem) return set(t, v, key, value) == 0;
  raisef(t, exc::TypeError, "'%.200s' object does not support item assignment", typeName(v));
  return false;
}

bool deleteItem(Thread* t, Value v, Value key) {
  if (auto set = typeOf(v)->slots->setItem) return set(t, v, key, Value()) == 0;
  bool indexed = isSequenceLike(typeOf(v)) && (isInt(key) || typeOf(key)->slots->toIndex);
  raisef(t, exc::TypeError, "'%.200s' object %s support item deletion", typeName(v), indexed ? "doesn't" : "does not");
  return false;
}

int64_t lengthOf(Thread* t, Value v) {
  if (auto length = typeOf(v)->slots->length) return length(t, v);
  raisef(t, exc::TypeError, "object of type '%.200s' has no len()", typeName(v));
  return -1;
}

Value getIter(Thread* t, Value v) {
  TypeObject* type = typeOf(v);
  if (type->slots->iter) {
    Value iterator = type->slots->iter(t, v);
    if (iterator.isEmpty() || typeOf(iterator)->slots->next) return iterator;
    return raisef(t, exc::TypeError, "iter() returned non-iterator of type '%.100s'", typeName(iterator));
  }
  // The old protocol: __getitem__ with 0, 1, … until IndexError. Mappings of builtin types all have iter.
  if (type->slots->getItem) return newSequenceIterator(t, types::SeqIterator, v);
  return raisef(t, exc::TypeError, "'%.200s' object is not iterable", typeName(v));
}

Value iterNext(Thread* t, Value iterator) {
  auto next = typeOf(iterator)->slots->next;
  if (!next) return raisef(t, exc::TypeError, "'%.200s' object is not an iterator", typeName(iterator));
  Value item = next(t, iterator);
  if (item.isEmpty() && !t->exception.isEmpty() && pendingMatches(t, exc::StopIteration)) {
    noteStopIteration(t);
    clearException(t);
  }
  return item;
}

bool forEach(Thread* t, Value iterable, ItemFn f, void* context) {
  if (isExact(iterable, types::List)) {
    auto* list = iterable.as<List>();
    for (int64_t i = 0; i < list->length; i++)
      if (!f(t, context, list->items->values[i])) break;
    return t->exception.isEmpty();
  }
  if (isExact(iterable, types::Tuple)) {
    auto* tuple = iterable.as<Tuple>();
    for (int64_t i = 0; i < tuple->length; i++)
      if (!f(t, context, tuple->items[i])) break;
    return t->exception.isEmpty();
  }
  Value iterator = getIter(t, iterable);
  return !iterator.isEmpty() && forEachOf(t, iterator, f, context);
}

List* listFromIterable(Thread* t, Value iterable) {
  if (isExact(iterable, types::List)) {
    auto* list = iterable.as<List>();
    return newListFrom(t, list->length ? list->items->values : nullptr, list->length);
  }
  if (isExact(iterable, types::Tuple)) return newListFrom(t, iterable.as<Tuple>()->items, iterable.as<Tuple>()->length);
  List* list = newList(t, 0);
  if (isExact(iterable, types::Dict) || isExact(iterable, types::Set) || isExact(iterable, types::FrozenSet))
    return list && listExtend(t, list, iterable) ? list : nullptr;
  if (!list || !forEach(t, iterable, appendItem, &list)) return nullptr;
  return list;
}

Tuple* tupleFromIterable(Thread* t, Value iterable) {
  if (isExact(iterable, types::Tuple)) return iterable.as<Tuple>();
  List* list = isExact(iterable, types::List) ? iterable.as<List>() : listFromIterable(t, iterable);
  return list ? newTupleFrom(t, list->length ? list->items->values : nullptr, list->length) : nullptr;
}

}  // namespace taipan
